import sql, { raw, type Sql } from 'sql-template-tag';
import type { FieldColumns } from '../row-cells.ts';

/** A milestone as it stands in the JSON of a row or of a known state, as columns. */
export const milestoneColumns = `(title text, kind text, value text, target jsonb, delivered boolean,
  "deliveredAt" timestamptz, dropped boolean, "effortPersonWeeks" double precision, outcome text)`;

/** That two plan dates cover different days: any day of a quarter means that quarter. */
export const planDiffers = (one: string, other: string): string =>
  `(plan_date_end(${one}), ${one} ->> 'resolution') is distinct from (plan_date_end(${other}), ${other} ->> 'resolution')`;

const milestonesDiffer = `exists (
  select from jsonb_to_recordset(s.milestones) as m${milestoneColumns}
  left join jsonb_to_recordset(i.milestones) as x${milestoneColumns} on x.title = m.title
  where x.title is null or m.kind <> x.kind or m.value <> x.value or m.target is not null and ${planDiffers('m.target', 'x.target')}
    or m.delivered <> x.delivered or m."deliveredAt" is distinct from x."deliveredAt" and m."deliveredAt" is not null
    or m.dropped <> x.dropped or m."effortPersonWeeks" is distinct from x."effortPersonWeeks" and m."effortPersonWeeks" is not null
    or m.outcome is distinct from x.outcome and m.outcome is not null)`;

/** The themes that a row names, as ids in order. */
export const themeIdsOf = (row: string): string =>
  `coalesce((select array_agg(distinct t.theme_id order by t.theme_id) from staged_theme t where t.slug = any(${row}.slugs)), '{}')`;

/** What a file has no column for stays; so do a kind, a status, a horizon and texts that a row leaves out. */
const compared: Record<string, string> = {
  title: 's.title <> i.title',
  problem: 's.problem <> i.problem',
  outcome: 's.outcome <> i.outcome',
  description: 's.description is distinct from i.description',
  kind: 's.kind <> i.kind',
  valueDrivers: 's.value_drivers <> i.value_drivers',
  status: 's.status <> i.status',
  horizon: 's.horizon <> i.horizon',
  team: 'k.team_id is distinct from i.team_id',
  start: planDiffers('s.start', 'i.start'),
  target: planDiffers('s.target', 'i.target'),
  effort: 's.effort is distinct from i.effort',
  labels: 's.labels <> i.labels',
  externalRefs: 'not i.refs @> s.external_refs',
  themes: `${themeIdsOf('s')} <> i.theme_ids`,
  milestones: milestonesDiffer,
};

/**
 * That a row (`s`, its team `k`) says something else than a state (`i`) in one of these fields; false for those without
 * a column.
 */
export function differsIn(fields: string[], columns: FieldColumns): Sql[] {
  return fields.filter((field) => columns.has(field)).map((field) => raw(`coalesce((${compared[field]}), false)`));
}

/** That a row (`s`, its team `k`) says something else than the state (`i`) that it finds. */
export function differsFromState(source: string, columns: FieldColumns): Sql[] {
  return [...differsIn(Object.keys(compared), columns), linksDiffer(source, columns)];
}

function linksDiffer(source: string, columns: FieldColumns): Sql {
  if (columns.has('links')) return sql`(${linksAfter(source, columns, 's')} <> i.links)`;
  return sql`(s.url is not null and not i.links @> ${pageLink(source, 's')})`;
}

/** The links of an item (`i`) after a row: the page in the source is the link that is called like the source. */
export function linksAfter(source: string, columns: FieldColumns, row: string): Sql {
  const told = raw(columns.has('links') ? `${row}.links` : 'i.links');
  return sql`case when ${raw(row)}.url is null then ${told} else coalesce(
    (select jsonb_agg(link) from jsonb_array_elements(${told}) as link where link ->> 'label' <> ${source}), '[]'
  ) || ${pageLink(source, row)} end`;
}

function pageLink(source: string, row: string): Sql {
  return sql`jsonb_build_array(jsonb_build_object('label', ${source}::text, 'url', ${raw(row)}.url))`;
}
