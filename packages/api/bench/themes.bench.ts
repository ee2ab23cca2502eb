import sql, { raw } from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { traitsOf } from '../src/feedback/words.rules.ts';
import { copyInto, copyLine } from '../src/imports/copy.ts';
import { systemActor } from '../src/platform/actor.ts';
import { Work } from '../src/platform/work.ts';
import { onGround } from './ground.ts';
import { median, printTable } from './report.ts';
import { besideBare, type ServerProcess, token } from './server-process.ts';

const few = 20_000;
const themes = 600;
const customers = 20_000;
const times = 40;

const search = (text: string): string =>
  `search(query: "${text}", first: 20) { totalCount edges { snippet node { __typename id } } }`;

const lists: Record<string, string> = {
  'top 50 with counts and a trend': `themes(first: 50, orderBy: { by: CUSTOMER_COUNT }) { nodes { name
    stats { feedbackCount customerCount criticalCount annualRevenue otherCurrencyCount firstSeenAt lastSeenAt } trend(buckets: 12) { from count } } }`,
  'top 50 by revenue':
    'themes(first: 50, orderBy: { by: REVENUE }) { totalCount nodes { name stats { annualRevenue } } }',
  'top 50 of a week':
    'themes(first: 50) { nodes { name stats(window: "P7D") { feedbackCount customerCount annualRevenue } } }',
  'entries of a theme':
    'feedback(filter: { themeSlug: ["theme-1"] }, first: 50) { totalCount nodes { body customer { name } } }',
  'entries of a customer':
    'customers(search: "customer 7", first: 1) { nodes { feedback(first: 50) { nodes { body } } } }',
  'entries without a theme': `feedback(filter: { themed: false }, orderBy: { by: SIMILARITY }, first: 50) { nodes { body } }`,
  'near duplicates of 10': `feedback(first: 10) { nodes { nearDuplicates { body } } }`,
  'search of rare words': search('place 123 reason 456'),
  'search of the beginning of a word': search('refund 4012 dela'),
  'search with a typing error': search('pasword missing 977 4098'),
  'search of common words': search('card declined'),
  'search of what nobody said': search('zebra crossing'),
};

/**
 * How much slower themes, lists of feedback and searches are when there are many entries: `--entries=2000000` against
 * 20,000, one reader, the service as a whole, both asked in turn. Without the flag, 100,000 entries.
 */
export async function themesBench(flags: readonly string[]): Promise<void> {
  const given = flags.find((flag) => flag.startsWith('--entries='));
  const many = given ? Number(given.slice('--entries='.length)) : 100_000;
  await onGround((small) =>
    onGround(async (large) => {
      await fill(small.dataSource, few);
      await fill(large.dataSource, many);
      console.log(`Themes and feedback at ${few} and at ${many} entries`);
      await besideBare(small.databaseUrl, [], (one) =>
        besideBare(large.databaseUrl, [], async (other) => {
          const rows = [];
          for (const [name, list] of Object.entries(lists)) rows.push([name, ...(await inTurn(one, other, list))]);
          printTable(['list', `ms at ${few}`, `ms at ${many}`, 'ratio'], rows);
        }),
      );
    }),
  );
}

/** The middle times of both, and the middle of their ratios turn by turn: what else the machine does hits both. */
async function inTurn(small: ServerProcess, large: ServerProcess, list: string): Promise<number[]> {
  const found: [number, number][] = [];
  for (let turn = 0; turn < times; turn++) {
    found.push([await askFor(small.address, list, turn), await askFor(large.address, list, turn)]);
  }
  const counted = found.slice(10);
  return [
    median(counted.map(([one]) => one)),
    median(counted.map(([, other]) => other)),
    median(counted.map(([one, other]) => other / one)),
  ];
}

/** Each text is asked once, so that no kept answer is given. */
async function askFor(address: string, list: string, turn: number): Promise<number> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const body = JSON.stringify({ query: `{ turn${turn}: ${list} }` });
  const began = performance.now();
  const answer = await (await fetch(`${address}/graphql`, { method: 'POST', headers, body })).text();
  if (answer.includes('"errors"')) throw new Error(answer.slice(0, 500));
  return performance.now() - began;
}

/** Tables that are filled without triggers, and what their triggers would have kept. */
const filled = ['feedback', 'theme_assignment', 'theme_feedback', 'theme_customer', 'theme_day', 'triage'];

/** Fills a database by COPY and counts what is kept once at the end, in one Work. */
async function fill(dataSource: DataSource, entries: number): Promise<void> {
  await Work.transact(dataSource, systemActor, { via: 'api' }, async (work) => {
    await seedThemes(work);
    await work.query(sql`set local statement_timeout = 0`);
    await work.query(sql`set local maintenance_work_mem = '512MB'`);
    await work.query(sql`set local work_mem = '256MB'`);
    await work.query(sql`set local session_replication_role = replica`);
    const indexes = await withoutIndexes(work);
    const [{ id } = { id: 0 }] = await work.query<{ id: number }>(sql`select current_work() as id`);
    const columns = ['work_id', 'source', 'external_id', 'fingerprint', 'body', 'words', 'likeness', 'submitted_at'];
    await copyInto(work, 'feedback', [...columns, 'customer_id', 'importance'], linesOf(id, entries));
    for (const statement of kept) await work.query(statement);
    for (const index of indexes) await work.query(raw(index));
    await work.query(sql`select note_table('feedback')`);
  });
  await dataSource.query('vacuum analyze');
}

/** Takes the indexes of the filled tables away, and gives what makes them again. */
async function withoutIndexes(work: Work): Promise<string[]> {
  const found = await work.query<{ name: string; made: string }>(sql`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i
    where i.indrelid = any(${filled}::regclass[]) and not exists (select from pg_constraint where conindid = i.indexrelid)`);
  for (const { name } of found) await work.query(raw(`drop index ${name}`));
  return found.map(({ made }) => made);
}

/** What triggers keep, counted. */
const kept = [
  sql`analyze feedback`,
  sql`insert into theme_assignment (work_id, theme_id, feedback_id, origin, assigned_by_kind)
    select current_work(), t.id, f.id, 'IMPORT', 'SYSTEM' from feedback f
    join theme t on t.slug = 'theme-' || (f.external_id::bigint * 7919 % ${themes}::integer + 1) where f.external_id::bigint % 50 <> 0`,
  sql`insert into theme_feedback (theme_id, feedback_id, submitted_at, customer_id, critical)
    select x.id, f.id, f.submitted_at, f.customer_id, f.importance = 'CRITICAL'
    from theme_assignment a join theme t on t.id = a.theme_id join feedback f on f.id = a.feedback_id
    cross join lateral (select t.id union select t.parent_id where t.parent_id is not null) x`,
  sql`insert into theme_customer select theme_id, customer_id, count(*), count(*) filter (where critical) from theme_feedback group by 1, 2`,
  sql`insert into theme_tally (theme_id, feedback_count, critical_count, customer_count)
    select theme_id, count(*), count(*) filter (where critical), count(distinct customer_id) from theme_feedback group by 1`,
  sql`insert into theme_revenue (theme_id, currency, customer_count, annual_revenue)
    select k.theme_id, '', count(*), sum(c.annual_revenue::numeric) from theme_customer k join customer c on c.id = k.customer_id group by 1`,
  sql`insert into theme_day select theme_id, (submitted_at at time zone 'UTC')::date, count(*) from theme_feedback group by 1, 2`,
  sql`insert into triage select id, submitted_at, likeness from feedback f
    where not exists (select from theme_assignment a where a.feedback_id = f.id)`,
];

async function seedThemes(work: Work): Promise<void> {
  await work.query(sql`
    insert into theme (slug, name) select 'theme-' || n, 'Theme ' || n from generate_series(1, ${themes}::integer) n`);
  await work.query(sql`
    update theme t set parent_id = p.id from theme p
    where p.slug = 'theme-' || (substr(t.slug, 7)::integer % 40 + 1) and substr(t.slug, 7)::integer > 40`);
  await work.query(sql`
    insert into customer (id, name, name_key, annual_revenue)
    select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Customer ' || n, 'customer ' || n, n
    from generate_series(1, ${customers}::integer) n`);
}

const subjects = [
  'card',
  'payment',
  'transfer',
  'account',
  'statement',
  'refund',
  'exchange',
  'limit',
  'password',
  'invoice',
];
const troubles = [
  'arrive',
  'declined',
  'pending',
  'reverted',
  'duplicated',
  'blocked',
  'missing',
  'unrecognised',
  'delayed',
];

async function* linesOf(workId: number, entries: number): AsyncGenerator<string> {
  for (let n = 0; n < entries; n++) {
    const body = `My ${subjects[n % 10]} was ${troubles[n % 9]} when I used it in place ${n % 977} for reason ${n % 4099}`;
    const { words, likeness } = traitsOf(null, body);
    const said = new Date(Date.now() - (n % 500_000) * 150_000);
    const customer = `00000000-0000-4000-8000-${String(((n * 104_729) % customers) + 1).padStart(12, '0')}`;
    const importance = n % 40 === 0 ? 'CRITICAL' : 'IMPORTANT';
    yield copyLine([workId, 'bench', `${n}`, `${n}`, body, words, likeness, said, customer, importance]);
  }
}
