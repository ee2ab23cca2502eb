/** Why the embedded database cannot run here: one plain line for the person who started the service. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}

/** The system's error code (`EACCES`, `ENOENT`, …) of something caught, if it has one. */
export function codeOf(caught: unknown): string | undefined {
  const code = (caught as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** The last line that says something, for a message of one line. */
export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}
