import { Presets, SingleBar } from 'cli-progress';
import type { Terminal } from './terminal.ts';

/** Shows how far an import is. */
export interface Progress {
  /** So many bytes are sent in all. */
  sent(bytes: number): void;
  /** So many rows the service has read. */
  read(rows: number): void;
  end(): void;
}

const megabyte = 1_000_000;
const step = 16 * megabyte;

/** A bar on a terminal, else a line for each quarter of the file, or each 16 MB where its size is not known. */
export function progressOn({ err }: Terminal, size: number | null): Progress {
  return err.isTTY ? bar(err, size) : lines(err, size);
}

function bar(stream: NodeJS.WritableStream, size: number | null): Progress {
  const began = performance.now();
  const seen = { bytes: 0, rows: 0 };
  const format = size ? '{bar} {percentage} % | {words}' : '{words}';
  const shown = new SingleBar({ format, stream, hideCursor: true }, Presets.shades_classic);
  const show = () => {
    const words = progressInWords({ ...seen, size, seconds: (performance.now() - began) / 1_000 });
    shown.update(seen.bytes, { words });
  };
  shown.start(size ?? 1, 0, { words: '' });
  // What is applied sends nothing, and goes on all the same.
  const timer = setInterval(show, 1_000);
  return {
    sent: (bytes) => {
      seen.bytes = bytes;
      show();
    },
    read: (rows) => {
      seen.rows = rows;
    },
    end: () => {
      clearInterval(timer);
      shown.stop();
    },
  };
}

/** What stands beside the bar: how much is sent, how fast, how many rows that were, and the time that is left. */
export function progressInWords(seen: { bytes: number; size: number | null; rows: number; seconds: number }): string {
  const { bytes, size, rows, seconds } = seen;
  const rate = bytes / Math.max(seconds, 0.1);
  const isSent = size !== null && bytes >= size;
  const parts = [
    size === null ? `${inMegabytes(bytes)} MB` : `${inMegabytes(bytes)} of ${inMegabytes(size)} MB`,
    rows > 0 && `${rows.toLocaleString('en')} rows`,
    !isSent && `${inMegabytes(rate)} MB/s`,
    isSent && `being applied, ${minutes(seconds)}`,
    !isSent && size !== null && rate > 0 && `${minutes((size - bytes) / rate)} left`,
  ];
  return parts.filter(Boolean).join(', ');
}

function lines(stream: NodeJS.WritableStream, size: number | null): Progress {
  const every = size ? Math.max(size / 4, megabyte) : step;
  let next = every;
  let rows = 0;
  const sent = (bytes: number) => {
    if (bytes < next) return;
    next = bytes + every;
    const read = rows > 0 ? `, ${rows.toLocaleString('en')} rows` : '';
    stream.write(`Sent ${inMegabytes(bytes)} MB${size ? ` of ${inMegabytes(size)} MB` : ''}${read}.\n`);
  };
  const read = (count: number) => {
    rows = count;
  };
  return { sent, read, end: () => undefined };
}

const inMegabytes = (bytes: number): string => (bytes / megabyte).toFixed(1);
const minutes = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
