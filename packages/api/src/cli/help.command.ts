import type { Command } from 'commander';
import { describeSettings } from '../platform/config.ts';
import { PlainError } from '../platform/plain-error.ts';
import { say, type Terminal } from './terminal.ts';

/** `help`, `help settings` and `help COMMAND`. */
export function addHelpCommand(program: Command, terminal: Terminal): void {
  program
    .command('help')
    .argument('[topic]', '`settings`, or a command')
    .description('Show help: of all, of a command, or every setting with its default.')
    .action((topic?: string) => {
      if (topic === 'settings') {
        say(terminal, ['Settings are environment variables:', '', ...describeSettings()].join('\n'));
        return;
      }
      const command = topic === undefined ? program : program.commands.find((each) => each.name() === topic);
      if (!command) throw new PlainError(`There is no help on ${topic}; see \`waymark help\`.`);
      command.outputHelp();
    });
}
