import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { runCommand } from '../cli/run-command.ts';

/** What a command said and how it ended. */
export interface CommandOutcome {
  code: number;
  out: string;
  err: string;
}

/** Runs a `waymark` command in this process, with these settings alone. */
export async function command(
  args: string[],
  environment: Record<string, string>,
  input: Readable = Readable.from([]),
): Promise<CommandOutcome> {
  const said = { out: '', err: '' };
  const into = (name: 'out' | 'err') =>
    new Writable({
      write(chunk, _encoding, next) {
        said[name] += chunk;
        next();
      },
    });
  const code = await runCommand(args, { environment, input, out: into('out'), err: into('err') }, '');
  return { code, ...said };
}

/** `waymark start` in a process of its own. */
export interface RunningService {
  pid: number;
  /** Resolves with its address when it is ready; rejects with what it said when it ends before. */
  ready: Promise<string>;
  /** All that it has said so far. */
  said(): string;
  /** What it exits with; null when a signal ended it. */
  ended: Promise<number | null>;
  signal(signal: NodeJS.Signals): void;
}

/** Starts the service with these settings on a free port, or another command that serves. */
export function startService(
  environment: Record<string, string>,
  words: readonly string[] = ['start'],
): RunningService {
  const program = path.join(__dirname, '../cli/waymark.ts');
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...words], {
    cwd: __dirname,
    env: { PATH, HOME, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      text += chunk;
      const address = /ready on (http\S+)/.exec(text)?.[1];
      if (address) resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => reject(new Error(`The service ended: ${text}`)));
  });
  ready.catch(() => undefined);
  return { pid: child.pid!, ready, said: () => text, ended, signal: (signal) => void child.kill(signal) };
}
