import { Command, CommanderError } from 'commander';
import { ConfigError } from '../platform/config.ts';
import { PlainError } from '../platform/plain-error.ts';
import { addBackupCommands } from './backup.commands.ts';
import { addExportCommand } from './export.command.ts';
import { addHelpCommand } from './help.command.ts';
import { addImportCommand } from './import.command.ts';
import { addMeasureCommand } from './measure.command.ts';
import { addPersonCommand } from './person.command.ts';
import { addServiceCommands } from './service.commands.ts';
import type { Terminal } from './terminal.ts';
import { addTokenCommand } from './token.command.ts';
import { addValidateCommand } from './validate.command.ts';

/**
 * Runs one `waymark` command to its end.
 *
 * @param args - what stands behind `waymark`
 * @param clientFolder - the folder of the built client, for `start`
 * @returns what the process exits with: 0 when it did all, 1 when it did nothing, 2 when it did a part
 */
export async function runCommand(args: string[], terminal: Terminal, clientFolder: string): Promise<number> {
  const program = new Command('waymark')
    .description('One authoritative roadmap as a GraphQL API, with its evidence, its North Star and its SLOs.')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.out.write(text),
      writeErr: (text) => void terminal.err.write(text),
    });
  addServiceCommands(program, terminal, clientFolder);
  addImportCommand(program, terminal);
  addMeasureCommand(program, terminal);
  addExportCommand(program, terminal);
  addValidateCommand(program, terminal);
  addTokenCommand(program, terminal);
  addPersonCommand(program, terminal);
  addBackupCommands(program, terminal);
  addHelpCommand(program, terminal);
  try {
    await program.parseAsync(args.length > 0 ? args : ['--help'], { from: 'user' });
    return 0;
  } catch (caught) {
    if (caught instanceof CommanderError) return caught.exitCode;
    if (caught instanceof PlainError || caught instanceof ConfigError) {
      if (caught.message) terminal.err.write(`${caught.message}\n`);
      return caught instanceof PlainError ? caught.exitCode : 1;
    }
    terminal.err.write(`Waymark failed in a way that it should not: ${(caught as Error).stack ?? caught}\n`);
    return 1;
  }
}
