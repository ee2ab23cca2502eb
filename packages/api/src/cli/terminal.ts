import type { Readable } from 'node:stream';

/** What a command reads from and writes to. */
export interface Terminal {
  /** The settings to read; those of the process when left out. */
  environment?: NodeJS.ProcessEnv;
  input: Readable;
  /** What was asked for; scripts read it. */
  out: NodeJS.WritableStream;
  /** What is said beside it: progress and complaints. */
  err: NodeJS.WritableStream & { isTTY?: boolean };
}

/** Writes a line of what was asked for. */
export function say(terminal: Terminal, line: string): void {
  terminal.out.write(`${line}\n`);
}
