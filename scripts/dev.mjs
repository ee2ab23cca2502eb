// `npm run dev`: the api, which starts again when its sources change, and vite for the client. Ctrl-C ends both.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const client = 'http://localhost:5173';
const api = `http://localhost:${process.env.PORT || 4000}`;
const settings = { ...process.env, WAYMARK_PUBLIC_URL: process.env.WAYMARK_PUBLIC_URL || client, WAYMARK_URL: api };

const watch = ['watch', '--clear-screen=false', 'packages/api/src/cli/waymark.ts', 'start'];
const programs = [
  spawn('npx', ['tsx', ...watch], { cwd: root, stdio: 'inherit', env: settings }),
  spawn('npm', ['run', 'dev', '--workspace=@waymark/admin'], { cwd: root, stdio: 'inherit', env: settings }),
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
