import sql from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { systemActor } from '../platform/actor.ts';
import { poolOf } from '../platform/database/connection.ts';
import { readerOf } from '../platform/database/reader.ts';
import type { Logger } from '../platform/log.ts';
import { Work } from '../platform/work.ts';
import { findingsOf } from './finding.reading.ts';
import { questionsOf } from './questions.ts';

/**
 * Notes which findings came and which went since the last look, by writes or by time alone: each is told as a change of
 * the thing that it is about, the revision rises, and listeners to `waymark_findings` hear of it. Gives how many.
 */
export async function lookForFindings(dataSource: DataSource): Promise<number> {
  const note = { via: 'api', reason: 'Findings came and went.' } as const;
  const { result } = await Work.transact(dataSource, systemActor, note, async (work) => {
    await work.alone('findings');
    const now = new Date();
    const db = readerOf(poolOf(dataSource));
    const found = await findingsOf({ db, readAt: now, asOf: null }, questionsOf());
    const [changed] = await work.query<{ count: number }>(sql`
      with found as (
        select * from unnest(${found.map(({ id }) => id)}::uuid[], ${found.map(({ rule }) => rule)}::text[],
          ${found.map(({ subjectType }) => subjectType)}::text[], ${found.map(({ subjectId }) => subjectId)}::uuid[],
          ${found.map(({ since }) => (since ?? now).toISOString())}::timestamptz[]) as f(id, rule, subject_type, subject_id, since)
      ), gone as (
        delete from finding_standing k where not exists (select from found f where f.id = k.id) returning k.id
      ), come as (
        insert into finding_standing (id, rule, subject_type, subject_id, since)
        select f.* from found f where not exists (select from finding_standing k where k.id = f.id) returning id
      )
      select (select count(*) from gone) + (select count(*) from come) as count`);
    if (changed!.count > 0) await work.query(sql`select pg_notify('waymark_findings', '')`);
    return changed!.count;
  });
  return result;
}

/** Looks for findings again and again; gives what ends it. */
export function watchFindings(dataSource: DataSource, log: Logger, everyMs = 30_000): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let isRunning = false;
  const look = () => {
    if (isRunning) return;
    isRunning = true;
    running = lookForFindings(dataSource)
      .catch((error: unknown) => log.error({ err: error }, 'Findings could not be looked for.'))
      .finally(() => {
        isRunning = false;
      });
  };
  const timer = setInterval(look, everyMs).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
