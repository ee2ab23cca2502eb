import sql, { type Sql } from 'sql-template-tag';
import type { Reader } from '../platform/database/reader.ts';
import type { EvidenceStats, SetStats } from './evidence.types.ts';

/** A stretch of time: from `from` on, up to but without `to`. */
export interface Stretch {
  from: Date;
  to: Date;
}

type Numbered<T> = T & { set: number };

/**
 * What speaks for each theme, its children included, each entry and customer once. Read from the kept sums: the cost
 * does not grow with the feedback. One statement for any number of themes; the answer is in their order.
 */
export async function statsOfThemes(db: Reader, currency: string, themeIds: string[]): Promise<EvidenceStats[]> {
  return answers(await db.query(sql`${kept(currency, themeIds, [...themeIds.keys()])}`), themeIds.length);
}

/**
 * Like `statsOfThemes`, of what was submitted within the stretch. Counts the entries of that time by an index: one
 * statement for any number of themes.
 */
export async function statsWithin(
  db: Reader,
  currency: string,
  themeIds: string[],
  { from, to }: Stretch,
): Promise<EvidenceStats[]> {
  const entries = sql`
    select s.set, k.feedback_id, k.submitted_at, k.customer_id, k.critical, k.duplicate from ${wanted(themeIds, [...themeIds.keys()])}
    join theme_feedback k on k.theme_id = s.theme_id and k.submitted_at >= ${from} and k.submitted_at < ${to}`;
  return answers(await db.query(counted(currency, entries)), themeIds.length);
}

/**
 * What speaks for each set of themes, their children included: an entry, a customer and a revenue count once a set,
 * however many of its themes they are in. One statement for any number of sets; the answer is in their order, zeros
 * for an empty set. A set of one theme is read from the kept sums.
 */
export async function statsOfThemeSets(
  db: Reader,
  currency: string,
  sets: readonly (readonly string[])[],
): Promise<SetStats[]> {
  const unique = sets.map((set) => [...new Set(set)]);
  const pairs = unique.flatMap((set, index) => set.map((themeId) => ({ themeId, set: index })));
  const single = pairs.filter(({ set }) => unique[set]!.length === 1);
  const several = pairs.filter(({ set }) => unique[set]!.length > 1);
  const all = wanted(themesIn(pairs), setsIn(pairs));
  const entries = sql`
    select distinct s.set, k.feedback_id, k.submitted_at, k.customer_id, k.critical, k.duplicate
    from ${wanted(themesIn(several), setsIn(several))} join theme_feedback k on k.theme_id = s.theme_id`;
  const rows = await db.query<Numbered<EvidenceStats>>(sql`
    select x.*, (
      select max(c.annual_revenue) from ${all} join theme_customer k on k.theme_id = s.theme_id and k.critical_count > 0
      join customer c on c.id = k.customer_id
      where s.set = x.set and coalesce(c.currency, ${currency}) = ${currency}) as "criticalRevenue"
    from (${kept(currency, themesIn(single), setsIn(single))} union all ${counted(currency, entries)}) x`);
  return answers(rows, sets.length).map((stats) => ({ criticalRevenue: null, ...stats }));
}

const themesIn = (pairs: { themeId: string }[]): string[] => pairs.map(({ themeId }) => themeId);
const setsIn = (pairs: { set: number }[]): number[] => pairs.map(({ set }) => set);

function wanted(themeIds: string[], sets: number[]): Sql {
  return sql`unnest(${sets}::integer[], ${themeIds}::uuid[]) as s(set, theme_id)`;
}

function kept(currency: string, themeIds: string[], sets: number[]): Sql {
  return sql`
    select s.set, y.feedback_count as "feedbackCount", y.customer_count as "customerCount",
      y.internal_team_count as "internalTeamCount", y.critical_count as "criticalCount",
      coalesce(r.revenue, 0) as "annualRevenue", coalesce(r.others, 0) as "otherCurrencyCount",
      (select k.submitted_at from theme_feedback k where k.theme_id = s.theme_id order by k.submitted_at limit 1) as "firstSeenAt",
      (select k.submitted_at from theme_feedback k where k.theme_id = s.theme_id order by k.submitted_at desc limit 1) as "lastSeenAt"
    from ${wanted(themeIds, sets)} join theme_tally y on y.theme_id = s.theme_id cross join lateral (
      select sum(annual_revenue) filter (where currency in ('', ${currency}))::double precision as revenue,
        sum(customer_count) filter (where currency not in ('', ${currency}))::integer as others
      from theme_revenue where theme_id = s.theme_id) r`;
}

/**
 * `entries` gives each entry of a set once: set, submitted_at, customer_id, critical, duplicate. One that says the same
 * as another one counts for its customer only.
 */
function counted(currency: string, entries: Sql): Sql {
  return sql`(
    with entry as (${entries}), total as (
      select set, (count(*) filter (where not duplicate))::integer as entries,
        (count(*) filter (where critical and not duplicate))::integer as critical,
        min(submitted_at) as first, max(submitted_at) as last
      from entry group by set
    ), behind as (
      select e.set, count(*)::integer as customers,
        (count(*) filter (where c.kind = 'INTERNAL_TEAM'))::integer as teams,
        (sum(c.annual_revenue::numeric) filter (where coalesce(c.currency, ${currency}) = ${currency}))::double precision as revenue,
        (count(*) filter (where c.annual_revenue is not null and c.currency <> ${currency}))::integer as others
      from (select distinct set, customer_id from entry) e join customer c on c.id = e.customer_id group by e.set
    )
    select total.set, entries as "feedbackCount", coalesce(customers, 0) as "customerCount",
      coalesce(teams, 0) as "internalTeamCount", critical as "criticalCount", coalesce(revenue, 0) as "annualRevenue",
      coalesce(others, 0) as "otherCurrencyCount", first as "firstSeenAt", last as "lastSeenAt"
    from total left join behind on behind.set = total.set)`;
}

function answers<T extends EvidenceStats>(rows: Numbered<T>[], length: number): T[] {
  const found = new Map(rows.map(({ set, ...stats }) => [set, stats as unknown as T]));
  return Array.from({ length }, (_, set) => found.get(set) ?? ({ ...nothing } as T));
}

const nothing: EvidenceStats = {
  feedbackCount: 0,
  customerCount: 0,
  internalTeamCount: 0,
  criticalCount: 0,
  annualRevenue: 0,
  otherCurrencyCount: 0,
  firstSeenAt: null,
  lastSeenAt: null,
};
