/** Something that the person at the keyboard can mend: its message is one plain line and is shown without a stack. */
export class PlainError extends Error {
  override name = 'PlainError';

  constructor(
    message: string,
    /** What the program exits with. */
    readonly exitCode = 1,
  ) {
    super(message.replace(/\s*\n\s*/g, ' ').trim());
  }
}
