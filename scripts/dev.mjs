// `npm run dev`: the api, which starts again when its sources change, and vite for the client. Ctrl-C ends both.
import { execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const admin = path.join(root, 'packages/admin');
const client = 'http://localhost:5173';
const api = `http://localhost:${process.env.PORT || 4000}`;
const env = { ...process.env, WAYMARK_PUBLIC_URL: process.env.WAYMARK_PUBLIC_URL || client, WAYMARK_URL: api };

// Programs are started without npm between: it would keep signals from those that it starts through a shell.
const binary = (name) => path.join(root, 'node_modules/.bin', name);
const watch = ['watch', '--clear-screen=false', 'packages/api/src/cli/waymark.ts', 'start'];
execFileSync(binary('tsx'), ['codegen.ts'], { cwd: admin, stdio: 'inherit' });
const programs = [
  spawn(binary('tsx'), watch, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env }),
  spawn(binary('vite'), [], { cwd: admin, stdio: ['ignore', 'inherit', 'inherit'], env }),
];

let running = programs.length;
for (const program of programs)
  program.on('exit', (code) => {
    running -= 1;
    process.exitCode ||= code ?? 0;
    if (running > 0) for (const other of programs) other.kill('SIGTERM');
  });
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    for (const program of programs) program.kill(signal);
  });
