import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { parseConfig } from '../platform/config.ts';
import { say, type Terminal } from './terminal.ts';

/** `start`, `migrate` and `schema`: the service itself. What they need is loaded only when they run. */
export function addServiceCommands(program: Command, terminal: Terminal, clientFolder: string): void {
  program
    .command('start')
    .description('Run the service until Ctrl-C. Settings are environment variables: `waymark help settings`.')
    .action(async () => {
      const config = parseConfig(terminal.environment);
      const { serve } = await import('../main.ts');
      await serve(config, clientFolder, (line) => say(terminal, line));
    });

  program
    .command('demo')
    .option('--password <password>', 'that of all its people; a new one each time if none is given')
    .description('Run the service with the data of an organisation that does not exist; nothing is kept.')
    .action(async ({ password }: { password?: string }) => {
      const config = parseConfig(terminal.environment);
      const { serveDemo } = await import('../main.ts');
      const secret = password ?? randomBytes(9).toString('base64url');
      await serveDemo(config, clientFolder, (line) => say(terminal, line), secret);
    });

  program
    .command('migrate')
    .description('Bring the tables of the database up to date; `start` does so too.')
    .action(async () => {
      const config = parseConfig(terminal.environment);
      const { openDatabase } = await import('../open-database.ts');
      const { applied, close } = await openDatabase(config);
      await close();
      for (const name of applied) say(terminal, `Applied ${name}.`);
      say(terminal, applied.length === 0 ? 'The database is up to date.' : `The database is up to date now.`);
    });

  program
    .command('schema')
    .description('Print the GraphQL schema of this version.')
    .action(async () => {
      const { schemaText } = await import('../schema.ts');
      terminal.out.write(await schemaText());
    });
}
