import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import { MigrationExecutor, type QueryRunner } from 'typeorm';
import { type Contents, settingsOfCopy, tablesOf } from './contents.ts';
import { BackupError, type Frame } from './frames.ts';

/** What was loaded. */
export interface Loaded {
  contents: Contents;
  rows: number;
}

/** Applies those migrations alone that a backup names. */
class NamedMigrations extends MigrationExecutor {
  private names: ReadonlySet<string> = new Set();

  /** Applies the migrations with these names, in the order that they are known in. Gives those that are not known. */
  async apply(names: readonly string[]): Promise<string[]> {
    this.names = new Set(names);
    this.transaction = 'none';
    const known = this.getMigrations().map(({ name }) => name);
    if (known.length === this.names.size) await this.executePendingMigrations();
    return names.filter((name) => !known.includes(name));
  }

  protected override getMigrations() {
    return super.getMigrations().filter(({ name }) => this.names.has(name));
  }
}

/**
 * Makes the tables of a backup as they were then, in an empty database, and loads its rows into them, within the
 * runner's transaction. What the tables do at each write is off meanwhile: the rows come as they were.
 */
export async function loadBackup(runner: QueryRunner, frames: AsyncGenerator<Frame>): Promise<Loaded> {
  const contents = await contentsIn(frames);
  const unknown = await new NamedMigrations(runner.connection, runner).apply(contents.migrations);
  if (unknown.length > 0) throw new BackupError(`a newer Waymark made it (${unknown[0]}); restore it with that one`);
  const client = (await runner.connect()) as pg.PoolClient;
  await client.query(settingsOfCopy);
  const tables = await tablesOf(client);
  const links = await linksOf(client);
  for (const { drop } of links) await client.query(drop);
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
  await client.query(`truncate ${tables.join(', ')}`);
  let rows = 0;
  for (const table of contents.tables) rows += await loadTable(client, table, frames);
  if (!(await frames.next()).done) throw new BackupError('it is damaged');
  for (const { name, value, isCalled } of contents.sequences) {
    await client.query('select setval($1, $2, $3)', [name, value, isCalled]);
  }
  await client.query('set constraints all immediate');
  for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
  for (const { add } of links) await client.query(add);
  return { contents, rows };
}

async function contentsIn(frames: AsyncGenerator<Frame>): Promise<Contents> {
  const { value } = await frames.next();
  if (value?.kind !== 'CONTENTS') throw new BackupError('it is damaged');
  return JSON.parse(value.bytes.toString()) as Contents;
}

/** The foreign keys; without them tables can be loaded in any order. */
async function linksOf(client: pg.ClientBase): Promise<{ drop: string; add: string }[]> {
  const { rows } = await client.query<{ drop: string; add: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  return rows;
}

async function loadTable(
  client: pg.ClientBase,
  { name, columns }: Contents['tables'][number],
  frames: AsyncGenerator<Frame>,
): Promise<number> {
  const copy = client.query(from(`copy ${name} (${columns.join(', ')}) from stdin`));
  let rows = Number.NaN;
  async function* bytes(): AsyncGenerator<Buffer> {
    for (;;) {
      const { value, done } = await frames.next();
      if (done || (value.kind !== 'ROWS' && value.kind !== 'END')) throw new BackupError('it is damaged');
      if (value.kind === 'ROWS') {
        yield value.bytes;
        continue;
      }
      rows = (JSON.parse(value.bytes.toString()) as { rows: number }).rows;
      return;
    }
  }
  await pipeline(Readable.from(bytes()), copy);
  if (copy.rowCount !== rows) throw new BackupError(`${name} has ${copy.rowCount} rows of ${rows}`);
  return rows;
}
