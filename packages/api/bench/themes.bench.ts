import sql from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { traitsOf } from '../src/feedback/words.rules.ts';
import { copyInto, copyLine } from '../src/imports/copy.ts';
import { systemActor } from '../src/platform/actor.ts';
import { Work } from '../src/platform/work.ts';
import { onGround } from './ground.ts';
import { median, printTable } from './report.ts';
import { besideBare, token } from './server-process.ts';

const few = 20_000;
const themes = 600;
const perWork = 200_000;
const times = 30;

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
};

/**
 * How much slower themes and lists of feedback are read when there are many entries: `--entries=2000000` against
 * 20,000, one reader, the service as a whole. Without the flag, 100,000 entries.
 */
export async function themesBench(flags: readonly string[]): Promise<void> {
  const given = flags.find((flag) => flag.startsWith('--entries='));
  const many = given ? Number(given.slice('--entries='.length)) : 100_000;
  await onGround(async ({ databaseUrl, dataSource }) => {
    await seedThemes(dataSource);
    await addEntries(dataSource, 0, few);
    const before = await besides(databaseUrl);
    const began = performance.now();
    await addEntries(dataSource, few, many);
    const perEntry = ((performance.now() - began) * 1_000) / (many - few);
    const after = await besides(databaseUrl);
    console.log(`Themes at ${few} and ${many} entries, each further one written in ${perEntry.toFixed(0)} µs`);
    printTable(
      ['list', `ms at ${few}`, `ms at ${many}`, 'ratio'],
      Object.keys(lists).map((name) => [
        name,
        before.get(name)!,
        after.get(name)!,
        after.get(name)! / before.get(name)!,
      ]),
    );
  });
}

async function besides(databaseUrl: string): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  await besideBare(databaseUrl, [], async ({ address }) => {
    for (const [name, list] of Object.entries(lists)) {
      const taken = [];
      for (let turn = 0; turn < times; turn++) taken.push(await askFor(address, list, turn));
      found.set(name, median(taken.slice(5)));
    }
  });
  return found;
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

async function seedThemes(dataSource: DataSource): Promise<void> {
  await Work.transact(dataSource, systemActor, { via: 'api' }, async (work) => {
    await work.query(sql`
      insert into theme (slug, name) select 'theme-' || n, 'Theme ' || n from generate_series(1, ${themes}::integer) n`);
    await work.query(sql`
      update theme t set parent_id = p.id from theme p
      where p.slug = 'theme-' || (substr(t.slug, 7)::integer % 40 + 1) and substr(t.slug, 7)::integer > 40`);
    await work.query(sql`
      insert into customer (name, name_key, annual_revenue) select 'Customer ' || n, 'customer ' || n, n
      from generate_series(1, 20000) n`);
  });
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

async function* linesOf(from: number, to: number): AsyncGenerator<string> {
  for (let n = from; n < to; n++) {
    const body = `My ${subjects[n % 10]} was ${troubles[n % 9]} when I used it in place ${n % 977} for reason ${n % 4099}`;
    const { words, likeness } = traitsOf(null, body);
    const said = new Date(Date.now() - (n % 500_000) * 150_000).toISOString();
    yield copyLine([`${n}`, body, words, likeness, said, (n * 7919) % 20_000, n % 40 === 0 ? 'CRITICAL' : 'IMPORTANT']);
  }
}

async function addEntries(dataSource: DataSource, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += perWork) {
    await Work.transact(dataSource, systemActor, { via: 'api' }, async (work) => {
      await work.query(sql`set local statement_timeout = 0`);
      await work.query(sql`
        create temp table given (n text, body text, words text, likeness text, said timestamptz, buyer integer, importance text) on commit drop`);
      const columns = ['n', 'body', 'words', 'likeness', 'said', 'buyer', 'importance'];
      await copyInto(work, 'given', columns, linesOf(at, Math.min(at + perWork, to)));
      await work.query(sql`
        insert into feedback (source, external_id, fingerprint, body, words, likeness, submitted_at, customer_id, importance)
        select 'bench', n, n, body, words, likeness, said, c.id, importance from given
        join customer c on c.name = 'Customer ' || (buyer + 1)`);
      await work.query(sql`
        insert into theme_assignment (theme_id, feedback_id, origin, assigned_by_kind)
        select t.id, f.id, 'IMPORT', 'SYSTEM' from given g join feedback f on f.source = 'bench' and f.external_id = g.n
        join theme t on t.slug = 'theme-' || (g.n::bigint * g.n::bigint % ${themes}::integer + 1) where g.n::bigint % 50 <> 0`);
    });
  }
  await dataSource.query('vacuum analyze');
}
