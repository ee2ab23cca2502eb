import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import sql from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { systemActor } from '../src/platform/actor.ts';
import { Work } from '../src/platform/work.ts';
import { onGround } from './ground.ts';
import { printTable } from './report.ts';
import { besideBare, token } from './server-process.ts';

const rows = 100_000;

/**
 * The whole import of a file of feedback, in earnest, against the same rows by COPY and a few statements written by
 * hand on a new database with the same indexes and triggers: nothing is checked, resolved or recorded there.
 */
export async function importBench(nodeFlags: readonly string[]): Promise<void> {
  const file = fileOf(rows);
  console.log(`Importing ${rows} rows of feedback, ${(file.length / 1_000_000).toFixed(1)} MB`);
  const byHand = await onGround(({ dataSource }) => seconds(() => copyByHand(dataSource, file)));
  const whole = await onGround(async ({ databaseUrl, dataSource }) => {
    let taken = 0;
    await besideBare(databaseUrl, nodeFlags, async (service) => {
      taken = await seconds(() => send(service.address, file));
    });
    const [{ count }] = await dataSource.query('select count(*)::integer as count from theme_feedback');
    if (count !== rows) throw new Error(`${count} entries have their theme; it should be all ${rows}.`);
    return taken;
  });
  printTable(
    ['import', 'by hand, rows/s', 'service, rows/s', 'ratio'],
    [['feedback', rows / byHand, rows / whole, byHand / whole]],
  );
}

async function seconds(act: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1_000;
}

/** Each row has an id, a day, one of 2,000 customers and one of 100 themes. */
function fileOf(count: number): string {
  const lines = Array.from({ length: count }, (_, n) => {
    const day = new Date(Date.UTC(2026, 0, 1 + (n % 300))).toISOString();
    const customer = (n * 7_919) % 2_000;
    const body = `My card did not arrive when it was promised, for time number ${n}`;
    return `e-${n},"${body}",${day},c-${customer},Customer ${customer},IMPORTANT,Theme ${n % 100}`;
  });
  return `external_id,body,submitted_at,customer_external_id,customer_name,importance,themes\n${lines.join('\n')}\n`;
}

async function send(address: string, file: string): Promise<void> {
  const response = await fetch(`${address}/import/feedback?source=bench&dryRun=false&createMissingThemes=true`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', authorization: `Bearer ${token}` },
    body: file,
  });
  const answer = await response.text();
  if (response.status !== 200) throw new Error(answer.slice(0, 1_000));
}

function copyByHand(dataSource: DataSource, file: string): Promise<void> {
  return Work.transact(dataSource, systemActor, { via: 'api' }, async (work) => {
    await work.query(sql`
      create temporary table given (external_id text, body text, submitted_at timestamptz, customer text, customer_name text,
        importance text, theme text) on commit drop`);
    const client = (await work.manager.queryRunner!.connect()) as pg.PoolClient;
    const copy = client.query(from('copy given from stdin with (format csv, header)'));
    await pipeline(Readable.from([Buffer.from(file)]), copy);
    await work.query(sql`analyze given`);
    await insertGiven(work);
  }).then(() => undefined);
}

async function insertGiven(work: Work): Promise<void> {
  await work.query(sql`
    insert into theme (slug, name) select distinct lower(replace(theme, ' ', '-')), theme from given`);
  await work.query(sql`
    with made as (
      insert into customer (name, name_key) select distinct customer_name, lower(customer_name) from given returning id, name)
    insert into customer_ref (customer_id, source, external_id)
    select distinct made.id, 'bench', given.customer from made join given on given.customer_name = made.name`);
  await work.query(sql`
    insert into feedback (source, external_id, fingerprint, body, words, likeness, submitted_at, customer_id, importance, source_themes)
    select 'bench', g.external_id, encode(sha256(convert_to(g.body, 'utf8')), 'hex'), g.body,
      ' ' || btrim(regexp_replace(lower(g.body), '[^a-z0-9]+', ' ', 'g')) || ' ', left(g.body, 30), g.submitted_at, c.customer_id,
      g.importance, array[g.theme]
    from given g join customer_ref c on c.source = 'bench' and c.external_id = g.customer`);
  await work.query(sql`
    insert into theme_assignment (theme_id, feedback_id, origin, assigned_by_kind)
    select t.id, f.id, 'IMPORT', 'SYSTEM' from given g join theme t on t.name = g.theme
    join feedback f on f.source = 'bench' and f.external_id = g.external_id`);
}
