import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A service in a process of its own, on the embedded database of a folder. */
export interface EmbeddedService {
  pid: number;
  /** What it has said so far, a line each. */
  lines: string[];
  /** Its server. Rejects with what it said last if it ends before it has one. */
  started: Promise<{ host: string; pid: number; adopted: boolean }>;
  /** Sends a signal to its process group, as a terminal does, and waits until it has ended. */
  end(signal: 'SIGINT' | 'SIGKILL'): Promise<number | null>;
}

/** Starts such a service; with the task `write` it writes rows until it ends. */
export function runEmbeddedService(dataDir: string, task?: 'write'): EmbeddedService {
  const program = path.join(__dirname, 'embedded-service.ts');
  const args = ['--import', 'tsx', program, dataDir, ...(task ? [task] : [])];
  const child = spawn(process.execPath, args, { cwd: __dirname, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => {
    complaint += text;
  });
  const ended = once(child, 'close');
  const started = new Promise<{ host: string; pid: number; adopted: boolean }>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      if (line.startsWith('started ')) resolve(JSON.parse(line.slice('started '.length)));
    });
    void ended.then(() => reject(new Error(complaint.trim())));
  });
  started.catch(() => undefined);
  const end = async (signal: 'SIGINT' | 'SIGKILL') => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, signal);
    const [code] = await ended;
    return code;
  };
  return { pid: child.pid!, lines, started, end };
}
