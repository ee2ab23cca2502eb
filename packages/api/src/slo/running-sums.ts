import sql, { raw, type Sql } from 'sql-template-tag';
import { ratioDigits } from './budgeting.rules.ts';

/** What a ratio is counted in: one of its last decimals. */
const ratioUnit = raw(`1e${ratioDigits}::numeric`);

/** Sums over slices, each a row with `good` and `total`; ratios only where there is no target. */
export function countedSlices(slices: Sql, target: Sql): Sql {
  return sql`
    select sum(x.good) as good, sum(x.total) as total, count(*) as slices, count(*) filter (where x.total > 0) as eventful,
      count(*) filter (where x.total > 0 and x.good >= ${target} * x.total) as good_slices,
      sum(div(x.good * ${ratioUnit}, nullif(x.total, 0))) filter (where ${target} is null) as ratios,
      count(*) filter (where ${target} is null and mod(x.good * ${ratioUnit}, nullif(x.total, 0)) <> 0) as cut_off
    from (${slices}) x`;
}

const sums = ['good', 'total', 'measured_ms', 'slices', 'eventful', 'good_slices', 'ratios', 'cut_off'];

/** Writes something for each of the sums that are kept, with commas between. */
export function sumsOf(write: (name: string) => string): Sql {
  return raw(sums.map(write).join(', '));
}

/**
 * A statement that replaces the own sums of rows of `table` by `fresh` ones (with the columns of the table) and makes
 * the running sums right from the first of them on. They run over the rows that agree in `group`, by `starts_at`; both
 * are the key of the table. Costs as much as there is after them, whatever else there is: the key leads to it.
 */
export function accumulate(table: string, group: readonly string[], fresh: Sql): Sql {
  const names = raw(group.join(', '));
  const of = (alias: string) => raw(group.map((name) => `${alias}.${name}`).join(', '));
  const agree = (one: string, other: string) =>
    raw(group.map((name) => `${one}.${name} = ${other}.${name}`).join(' and '));
  return sql`
    with fresh as materialized (${fresh}),
    first as (select ${names}, min(starts_at) as starts_at from fresh group by ${names}),
    base as materialized (
      select ${of('f')}, f.starts_at, ${sumsOf((name) => `coalesce(k.${name}, 0) as ${name}`)}
      from first f left join lateral (
        select * from ${raw(table)} k where ${agree('k', 'f')} and k.starts_at < f.starts_at order by k.starts_at desc limit 1) k on true
    ),
    known as (
      select ${of('k')}, k.starts_at, ${sumsOf((name) => `k.${name} - lag(k.${name}, 1, b.${name}) over later as ${name}`)}
      from base b cross join lateral (
        select * from ${raw(table)} k where ${agree('k', 'b')} and k.starts_at >= b.starts_at offset 0) k
      window later as (partition by ${of('k')} order by k.starts_at)
    ),
    own as (
      select ${names}, starts_at, ${sumsOf((name) => `coalesce(f.${name}, k.${name}) as ${name}`)}
      from known k full join fresh f using (${names}, starts_at)
    )
    insert into ${raw(table)} as k (${names}, starts_at, ${sumsOf((name) => name)})
    select ${of('o')}, o.starts_at, ${sumsOf((name) => `b.${name} + sum(o.${name}) over later`)}
    from own o join base b using (${names})
    window later as (partition by ${of('o')} order by o.starts_at)
    on conflict (${names}, starts_at) do update set ${sumsOf((name) => `${name} = excluded.${name}`)}`;
}
