import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import sql from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { systemActor } from '../src/platform/actor.ts';
import { Work } from '../src/platform/work.ts';

/**
 * What `psql` would do: the file by COPY into a temporary table, then a few statements. Nothing is checked, and the file
 * must be without fault; but what is in the tables afterwards is the same, what became of each row included. `bare`
 * leaves that record out, and what is kept beside the texts for finding and comparing is only hinted at.
 */
export async function copyByHand(dataSource: DataSource, file: Iterable<Buffer>, bare: boolean): Promise<void> {
  await Work.transact(dataSource, systemActor, { via: 'import:bench' }, async (work) => {
    await work.query(sql`
      create temporary table given (line integer generated always as identity (start 2), external_id text, body text,
        submitted_at text, customer text, customer_name text, importance text, theme text) on commit drop`);
    const client = (await work.manager.queryRunner!.connect()) as pg.PoolClient;
    const copy = client.query(
      from(`copy given (external_id, body, submitted_at, customer, customer_name, importance, theme)
        from stdin with (format csv, header)`),
    );
    await pipeline(Readable.from(file), copy);
    await work.query(sql`analyze given`);
    await insertEntries(work, bare);
    if (!bare) await keepRows(work);
  });
}

async function insertEntries(work: Work, bare: boolean): Promise<void> {
  await work.query(sql`
    insert into theme (slug, name) select distinct lower(replace(theme, ' ', '-')), theme from given`);
  await work.query(sql`
    with made as (
      insert into customer (name, name_key) select distinct customer_name, lower(customer_name) from given returning id, name)
    insert into customer_ref (customer_id, source, external_id)
    select distinct made.id, 'bench', given.customer from made join given on given.customer_name = made.name`);
  await work.query(sql`
    insert into feedback (source, external_id, fingerprint, body, words, likeness, submitted_at, customer_id, importance, source_themes)
    select 'bench', g.external_id, encode(sha256(convert_to(
        '["bench",' || to_json(g.customer) || ',' || to_json(g.body) || ',"' || left(g.submitted_at, 10) || '"]', 'utf8')), 'hex'),
      g.body, w.words, ${bare ? sql`left(g.body, 30)` : likeness}, g.submitted_at::timestamptz, c.customer_id, g.importance, array[g.theme]
    from given g join customer_ref c on c.source = 'bench' and c.external_id = g.customer
    cross join lateral (
      select ' ' || btrim(regexp_replace(lower(g.body), '[^a-z0-9]+', ' ', 'g')) || ' ' as words) w
    on conflict (source, external_id) where external_id is not null do nothing`);
  await work.query(sql`
    insert into theme_assignment (theme_id, feedback_id, origin, assigned_by_kind)
    select t.id, f.id, 'IMPORT', 'SYSTEM' from given g join theme t on t.name = g.theme
    join feedback f on f.source = 'bench' and f.external_id = g.external_id
    on conflict (theme_id, feedback_id) do nothing`);
}

const likeness = sql`(
  select string_agg(left(word, 5), ' ' order by length(word) desc, word collate "C") from (
    select distinct word collate "C" as word, length(word) from string_to_table(btrim(w.words), ' ') as t(word)
    where length(word) <= 24 and word !~ '[0-9]' order by length(word) desc, word collate "C" limit 6) telling)`;

async function keepRows(work: Work): Promise<void> {
  await work.query(sql`
    with run as (
      insert into import_run (kind, source, dry_run, status, error_policy, started_by_kind, started_by_id, finished_at, totals)
      select 'FEEDBACK', 'bench', false, 'COMPLETED', 'REJECT_FAILED_ROWS', 'SYSTEM', gen_random_uuid(), now(),
        jsonb_build_object('rows', count(*), 'created', count(*)) from given returning id)
    insert into import_row (work_id, run_id, line, action, subject_type, subject_id, raw)
    select current_work(), run.id, g.line, 'CREATE', 'Feedback', f.id, jsonb_build_object(
      'external_id', g.external_id, 'body', g.body, 'submitted_at', g.submitted_at, 'customer_external_id', g.customer,
      'customer_name', g.customer_name, 'importance', g.importance, 'themes', g.theme)
    from run cross join given g join feedback f on f.source = 'bench' and f.external_id = g.external_id`);
}
