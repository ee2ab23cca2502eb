import { Presets, SingleBar } from 'cli-progress';
import type { Terminal } from './terminal.ts';

/** Shows how much of a file is sent. */
export interface Progress {
  /** So many bytes are sent in all. */
  sent(bytes: number): void;
  end(): void;
}

const megabyte = 1_000_000;
const step = 16 * megabyte;

/** A bar on a terminal, else a line for each quarter of the file, or each 16 MB where its size is not known. */
export function progressOn({ err }: Terminal, size: number | null): Progress {
  return err.isTTY && size ? bar(err, size) : lines(err, size);
}

function bar(stream: NodeJS.WritableStream, size: number): Progress {
  const format = '{bar} {percentage} % of {megabytes} MB';
  const shown = new SingleBar({ format, stream, hideCursor: true }, Presets.shades_classic);
  shown.start(size, 0, { megabytes: inMegabytes(size) });
  return { sent: (bytes) => shown.update(bytes), end: () => shown.stop() };
}

function lines(stream: NodeJS.WritableStream, size: number | null): Progress {
  const every = size ? Math.max(size / 4, megabyte) : step;
  let next = every;
  const sent = (bytes: number) => {
    if (bytes < next) return;
    next = bytes + every;
    stream.write(`Sent ${inMegabytes(bytes)} MB${size ? ` of ${inMegabytes(size)} MB` : ''}.\n`);
  };
  return { sent, end: () => undefined };
}

const inMegabytes = (bytes: number): string => (bytes / megabyte).toFixed(1);
