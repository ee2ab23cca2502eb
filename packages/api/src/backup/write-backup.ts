import fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to } from 'pg-copy-streams';
import { PlainError } from '../platform/plain-error.ts';
import { type Contents, contentsOf, hasTables, settingsOfCopy } from './contents.ts';
import { type Frame, jsonFrame, sealed } from './frames.ts';

/** What was written. */
export interface Written {
  revision: number;
  tables: number;
  rows: number;
  bytes: number;
}

/**
 * Writes a backup of the whole database as of one moment, beside whatever else goes on in it. The file is there when it
 * is whole; until then it has the ending `.part`. Only its owner may read it: it holds personal data and secrets.
 *
 * @throws PlainError with one line that says what is in the way
 */
export async function writeBackup(pool: Pick<pg.Pool, 'connect'>, file: string): Promise<Written> {
  const part = `${file}.part`;
  const client = await pool.connect();
  const written = { revision: 0, tables: 0, rows: 0 };
  try {
    const target = fs.createWriteStream(part, { mode: 0o600, flush: true });
    await pipeline(sealed(framesOf(client, written)), createGzip({ level: 6 }), target);
    fs.renameSync(part, file);
  } catch (caught) {
    fs.rmSync(part, { force: true });
    const { code, path, message } = caught as NodeJS.ErrnoException;
    if (path !== undefined) throw new PlainError(`${file} cannot be written: ${code ?? message}.`);
    throw caught;
  } finally {
    client.release(true);
  }
  return { ...written, bytes: fs.statSync(file).size };
}

async function* framesOf(client: pg.ClientBase, written: Omit<Written, 'bytes'>): AsyncGenerator<Frame> {
  await client.query('begin isolation level repeatable read read only');
  await client.query(settingsOfCopy);
  if (!(await hasTables(client))) throw new PlainError('The database is empty: there is nothing to keep.');
  const contents = await contentsOf(client);
  written.revision = contents.revision;
  written.tables = contents.tables.length;
  yield jsonFrame('CONTENTS', contents);
  for (const table of contents.tables) written.rows += yield* tableFrames(client, table);
  await client.query('commit');
}

async function* tableFrames(
  client: pg.ClientBase,
  { name, columns }: Contents['tables'][number],
): AsyncGenerator<Frame, number> {
  const copy = client.query(to(`copy ${name} (${columns.join(', ')}) to stdout`));
  for await (const bytes of copy) yield { kind: 'ROWS', bytes: bytes as Buffer };
  yield jsonFrame('END', { rows: copy.rowCount });
  return copy.rowCount;
}
