import sql from 'sql-template-tag';
import type { Reader } from '../../platform/database/reader.ts';
import type { SetStats } from '../evidence.types.ts';

interface Entry {
  id: string;
  themes: string[];
  customerId: string | null;
  original: string;
  submittedAt: Date;
  critical: boolean;
}

interface Buyer {
  id: string;
  kind: string;
  revenue: number | null;
  currency: string | null;
}

/** The stats of sets of themes, counted the long way: all rows are read and every set is gone through. */
export async function recountOf(db: Reader, currency: string, sets: string[][]): Promise<SetStats[]> {
  const parents = new Map(
    (
      await db.query<{ id: string; parent: string | null }>(
        sql`select id, coalesce(merged_into_id, parent_id) as parent from theme`,
      )
    ).map((row) => [row.id, row.parent]),
  );
  const entries = await db.query<Entry>(sql`
    select id, customer_id as "customerId", submitted_at as "submittedAt", importance = 'CRITICAL' as critical,
      coalesce(duplicate_of_id, id) as original, array(select theme_id from theme_assignment where feedback_id = f.id) as themes
    from feedback f`);
  const buyers = await db.query<Buyer>(sql`select id, kind, annual_revenue as revenue, currency from customer`);
  const isUnder = (theme: string, set: string[]): boolean => {
    for (let each: string | null | undefined = theme; each; each = parents.get(each))
      if (set.includes(each)) return true;
    return false;
  };
  return sets.map((set) => {
    const inside = entries.filter(({ themes }) => themes.some((theme) => isUnder(theme, set)));
    const originals = new Set(inside.map(({ original }) => original));
    const own = entries.filter(({ original }) => originals.has(original));
    return statsOf(own, buyers, currency);
  });
}

function statsOf(entries: Entry[], buyers: Buyer[], currency: string): SetStats {
  const behind = buyers.filter(({ id }) => entries.some(({ customerId }) => customerId === id));
  const payers = behind.filter(({ revenue }) => revenue !== null);
  const known = payers.filter((each) => (each.currency ?? currency) === currency);
  const critical = known.filter(({ id }) => entries.some((entry) => entry.critical && entry.customerId === id));
  const originals = entries.filter(({ id, original }) => id === original);
  const times = entries.map(({ submittedAt }) => submittedAt.getTime()).sort((a, b) => a - b);
  return {
    feedbackCount: originals.length,
    customerCount: behind.length,
    internalTeamCount: behind.filter(({ kind }) => kind === 'INTERNAL_TEAM').length,
    criticalCount: originals.filter((entry) => entry.critical).length,
    annualRevenue: known.reduce((cents, { revenue }) => cents + Math.round(revenue! * 100), 0) / 100,
    otherCurrencyCount: payers.length - known.length,
    firstSeenAt: times.length > 0 ? new Date(times[0]!) : null,
    lastSeenAt: times.length > 0 ? new Date(times.at(-1)!) : null,
    criticalRevenue: critical.length > 0 ? Math.max(...critical.map(({ revenue }) => revenue!)) : null,
  };
}

/** Rows of the kept tables that differ from what the rows they are kept from give; none when all is well. */
export function recounted(db: Reader): Promise<object[]> {
  return db.query(sql`
    with recursive trunk(theme_id, id) as (
      select id, id from theme union select trunk.theme_id, coalesce(t.merged_into_id, t.parent_id) from trunk join theme t on t.id = trunk.id
      where coalesce(t.merged_into_id, t.parent_id) is not null
    ), entry as (
      select distinct trunk.id as theme_id, f.id as feedback_id, f.submitted_at, f.customer_id, f.importance = 'CRITICAL' as critical,
        f.duplicate_of_id is not null as duplicate
      from theme_assignment a join trunk on trunk.theme_id = a.theme_id join feedback g on g.id = a.feedback_id
      join feedback f on coalesce(f.duplicate_of_id, f.id) = coalesce(g.duplicate_of_id, g.id)
    ), day as (
      select theme_id, (submitted_at at time zone 'UTC')::date, count(*)::integer from entry where not duplicate group by 1, 2
    ), waiting as (
      select id, submitted_at, likeness from feedback f where duplicate_of_id is null and erased_at is null
        and not exists (select from entry where feedback_id = f.id)
    ), buyer as (
      select theme_id, customer_id, count(*)::integer, (count(*) filter (where critical))::integer from entry
      where customer_id is not null group by 1, 2
    )
    (select to_jsonb(x) from (table entry except table theme_feedback) x)
    union all (select to_jsonb(x) from (table theme_feedback except table entry) x)
    union all (select to_jsonb(x) from (table buyer except table theme_customer) x)
    union all (select to_jsonb(x) from (table theme_customer except table buyer) x)
    union all (select to_jsonb(x) from (table day except table theme_day) x)
    union all (select to_jsonb(x) from (table theme_day except table day) x)
    union all (select to_jsonb(x) from (table waiting except table triage) x)
    union all (select to_jsonb(x) from (table triage except table waiting) x)
    union all (select to_jsonb(y) from theme_tally y where not exists (select from entry e where e.theme_id = y.theme_id))
    union all (select to_jsonb(r) from theme_revenue r where not exists (select from entry e where e.theme_id = r.theme_id))`);
}
