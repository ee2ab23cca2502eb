import { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { feedbackFile } from './feedback-file.ts';
import { onGround } from './ground.ts';
import { copyByHand } from './import-by-hand.ts';
import { printTable } from './report.ts';
import { besideBare, token } from './server-process.ts';

/** How long an import took, and what stands in the tables after it. */
interface Measured {
  seconds: number;
  digest: string;
}

/**
 * The whole import of a file of feedback, in earnest, against the same work by COPY and statements written by hand on a
 * new database: the same tables, indexes, history and statistics, and in the end the same rows. The second line is
 * against less than that: entries and assignments alone. `--rows=1000000` takes a larger file.
 */
export async function importBench(flags: readonly string[]): Promise<void> {
  const rows = Number(flags.find((flag) => flag.startsWith('--rows='))?.slice(7) ?? 100_000);
  const nodeFlags = flags.filter((flag) => !flag.startsWith('--rows='));
  console.log(`Importing ${rows} rows of feedback`);
  const bare = await byHand(rows, true);
  const service = await byService(rows, nodeFlags);
  const same = await byHand(rows, false);
  if (service.digest !== same.digest) throw new Error('The two did not do the same work: their rows differ.');
  const line = (name: string, hand: Measured) => [
    name,
    ...[rows / hand.seconds, rows / service.seconds, hand.seconds / service.seconds],
  ];
  printTable(
    ['import', 'by hand, rows/s', 'service, rows/s', 'ratio'],
    [line('feedback, the same rows', same), line('against entries alone', bare)],
  );
}

function byHand(rows: number, bare: boolean): Promise<Measured> {
  return onGround(async ({ dataSource }) => ({
    seconds: await seconds(() => copyByHand(dataSource, feedbackFile(rows), bare)),
    digest: await digestOf(dataSource),
  }));
}

function byService(rows: number, nodeFlags: readonly string[]): Promise<Measured> {
  return onGround(async ({ databaseUrl, dataSource }) => {
    let taken = 0;
    await besideBare(databaseUrl, nodeFlags, async ({ address }) => {
      taken = await seconds(() => send(address, rows));
    });
    return { seconds: taken, digest: await digestOf(dataSource) };
  });
}

async function seconds(act: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1_000;
}

async function send(address: string, rows: number): Promise<void> {
  const response = await fetch(`${address}/import/feedback?source=bench&dryRun=false&createMissingThemes=true`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', authorization: `Bearer ${token}` },
    body: Readable.toWeb(Readable.from(feedbackFile(rows))) as ReadableStream,
    duplex: 'half',
  });
  const answer = await response.text();
  if (response.status !== 200) throw new Error(answer.slice(0, 1_000));
}

/** What an import leaves behind, ids and instants of recording aside. */
async function digestOf(dataSource: DataSource): Promise<string> {
  const [row] = await dataSource.query(`
    select md5(string_agg(md5(to_jsonb(x)::text), '' order by external_id)) as digest from (
      select f.external_id, f.fingerprint, f.body, f.words, f.likeness, f.submitted_at, f.importance, f.source_themes,
        c.name as customer, c.name_key, c.kind, h.slug as theme, h.name as theme_name, y.feedback_count, y.customer_count,
        (select sum(d.feedback_count) from theme_day d where d.theme_id = h.id) as days, r.line, r.action, r.raw
      from feedback f left join customer c on c.id = f.customer_id left join theme_feedback k on k.feedback_id = f.id
        left join theme h on h.id = k.theme_id left join theme_tally y on y.theme_id = h.id
        left join import_row r on r.subject_id = f.id) x`);
  return row.digest;
}
