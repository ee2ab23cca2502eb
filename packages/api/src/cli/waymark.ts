import path from 'node:path';
import { runCommand } from './run-command.ts';

const clientFolder = path.resolve(import.meta.dirname, '../../../admin/dist');
const { stdin, stdout, stderr } = process;

process.exitCode = await runCommand(process.argv.slice(2), { input: stdin, out: stdout, err: stderr }, clientFolder);
