import path from 'node:path';
import { runCommand } from './run-command.ts';

const clientFolder = path.resolve(import.meta.dirname, '../../../admin/dist');
const { stdin, stdout, stderr } = process;

// Whoever reads the output may leave before its end, as `head` does; then there is nobody left to tell.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await runCommand(process.argv.slice(2), { input: stdin, out: stdout, err: stderr }, clientFolder);
