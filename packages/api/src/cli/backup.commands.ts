import type { Command } from 'commander';
import { type Config, parseConfig } from '../platform/config.ts';
import { PlainError } from '../platform/plain-error.ts';
import { say, type Terminal } from './terminal.ts';

const aboutBackup = `
A backup is taken beside a running service and holds everything but who is signed in. It is one compressed file that
only its owner may read: keep it as safe as the database.`;

const aboutRestore = `
The database must be empty: restore into a new one, then start the service on it. A backup of an older version is
brought up to date. What was erased after the backup stays erased, by the list of WAYMARK_ERASURE_LIST: keep that file
when a database is replaced.`;

/** `backup` and `restore`: they open the database themselves, as `DATABASE_URL` and `WAYMARK_DATA_DIR` name it. */
export function addBackupCommands(program: Command, terminal: Terminal): void {
  program
    .command('backup')
    .argument('<file>', 'where to write it')
    .description('Write a backup of the whole database.')
    .addHelpText('after', aboutBackup)
    .action(async (file: string) => {
      const { openAsItIs, poolOf, writeBackup } = await tools();
      const database = await openAsItIs(ownDatabase(terminal));
      try {
        const { revision, tables, rows, bytes } = await writeBackup(poolOf(database.dataSource), file);
        const size = `${number(tables)} tables, ${number(rows)} rows, ${number(bytes)} bytes`;
        say(terminal, `Wrote ${file}: revision ${number(revision)}, ${size}.`);
      } finally {
        await database.close();
      }
    });

  program
    .command('restore')
    .argument('<file>', 'a file that `waymark backup` wrote')
    .description('Restore a backup into an empty database.')
    .addHelpText('after', aboutRestore)
    .action(async (file: string) => {
      const config = ownDatabase(terminal);
      const { openAsItIs, restoreBackup } = await tools();
      const database = await openAsItIs(config);
      try {
        const restored = await restoreBackup(database.dataSource, file, config.erasureList);
        const { revision, at, tables, rows, migrated, erased } = restored;
        say(
          terminal,
          `Restored revision ${number(revision)} of ${at}: ${number(tables)} tables, ${number(rows)} rows.`,
        );
        if (migrated > 0) say(terminal, `Brought it up to date with ${number(migrated)} migrations.`);
        if (erased > 0) say(terminal, `Erased ${number(erased)} entries again that were erased after the backup.`);
      } finally {
        await database.close();
      }
    });
}

async function tools() {
  const [{ openAsItIs }, { poolOf }, { writeBackup }, { restoreBackup }] = await Promise.all([
    import('../open-database.ts'),
    import('../platform/database/connection.ts'),
    import('../backup/write-backup.ts'),
    import('../backup/restore-backup.ts'),
  ]);
  return { openAsItIs, poolOf, writeBackup, restoreBackup };
}

/** The settings, unless they name a service elsewhere, whose database cannot be reached through it. */
function ownDatabase(terminal: Terminal): Config {
  const config = parseConfig(terminal.environment);
  if (!config.url) return config;
  throw new PlainError(
    'WAYMARK_URL is set, and a backup needs the database itself: run this where the service runs, without WAYMARK_URL.',
  );
}

const number = (value: number): string => value.toLocaleString('en');
