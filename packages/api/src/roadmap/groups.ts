import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { Context } from '../platform/context.ts';
import { latestUpdate } from './health.rules.ts';
import { Health } from './health.types.ts';
import { DateResolution, Horizon, ItemKind, ItemStatus, ValueDriver } from './item.enums.ts';
import { conditionsOf } from './item.listing.ts';
import type { RoadmapItemFilter } from './item-filter.input.ts';
import { labelOf } from './plan-date.rules.ts';
import { type RoadmapGroup, RoadmapGroupBy } from './roadmap.types.ts';

/** For each way of grouping, what keys an item (`t`) has: rows of key and label, none where it has nothing. */
const keysOfItem: Record<RoadmapGroupBy, Sql> = {
  HORIZON: sql`select t.horizon as key, null as label`,
  STATUS: sql`select t.status as key, null as label`,
  KIND: sql`select t.kind as key, null as label`,
  VALUE_DRIVER: sql`select unnest(t.value_drivers) as key, null as label`,
  TEAM: sql`select slug as key, name as label from team where id = t.team_id`,
  TARGET_QUARTER: sql`select to_char(plan_date_end(t.target), 'YYYY-"Q"Q') as key, null as label where t.target is not null`,
  NORTH_STAR_INPUT: sql`select m.key, m.name as label from alignment a join north_star_input i on i.id = a.input_id
    join north_star n on n.id = i.north_star_id and n.superseded_at is null join metric m on m.id = i.metric_id where a.item_id = t.id`,
  PERIOD: sql`select distinct d.name as key, d.name as label, d.start from allocation a
    join planning_period d on d.id = a.period_id where a.item_id = t.id`,
  HEALTH: sql`select ${latestUpdate('health')} as key, null as label`,
};

const inOrder: Partial<Record<RoadmapGroupBy, string[]>> = {
  HORIZON: Object.values(Horizon),
  STATUS: Object.values(ItemStatus),
  KIND: Object.values(ItemKind),
  VALUE_DRIVER: Object.values(ValueDriver),
  HEALTH: Object.values(Health),
};

/** What stands for the time of a group, where its groups follow each other in time. */
const timeOf: Partial<Record<RoadmapGroupBy, Sql>> = { TARGET_QUARTER: raw('g.key'), PERIOD: raw('g.start::text') };

const none = 'NONE';
const groupKey = raw(`coalesce(g.key, '${none}')`);

/** Joins each item with its group keys as `g`; what has none is in the group NONE. */
export function joinGroups(by: RoadmapGroupBy): Sql {
  return sql`left join lateral (${keysOfItem[by]}) g on true`;
}

type Found = Pick<RoadmapGroup, 'key' | 'count' | 'personWeeks'> & { label: string | null; time: string | null };

/** Counts and effort by group, one statement: words in their own order, quarters and periods by time, all else by label; NONE stands last. */
export async function groupsOf(
  ctx: Pick<Context, 'db' | 'currency'>,
  by: RoadmapGroupBy,
  filter?: RoadmapItemFilter | null,
): Promise<RoadmapGroup[]> {
  const conditions = conditionsOf(ctx, filter);
  const rows = await ctx.db.query<Found>(sql`
    select ${groupKey} as key, min(g.label) as label, min(${timeOf[by] ?? raw('null')}) as time, count(*) as count,
      coalesce(sum((t.effort ->> 'likely')::float8), 0) as "personWeeks"
    from roadmap_item t ${joinGroups(by)} ${conditions.length > 0 ? sql`where ${join(conditions, ' and ')}` : empty}
    group by 1`);
  const groups = rows.map((row) => ({ ...row, label: row.label ?? wordsOf(by, row.key), by, filter }));
  const name = ({ time, label }: (typeof groups)[number]) => time ?? label;
  return groups.sort((one, other) => place(by, one) - place(by, other) || name(one).localeCompare(name(other), 'en'));
}

function place(by: RoadmapGroupBy, group: { key: string }): number {
  if (group.key === none) return Number.MAX_SAFE_INTEGER;
  return inOrder[by]?.indexOf(group.key) ?? 0;
}

/** `TECHNICAL_INVESTMENT` → `Technical investment`; `2027-Q1` → `Q1 2027`. */
function wordsOf(by: RoadmapGroupBy, key: string): string {
  if (key === none) return `No ${by.toLowerCase().replaceAll('_', ' ')}`;
  const quarter = /^(\d{4})-Q(\d)$/.exec(key);
  if (by === RoadmapGroupBy.TARGET_QUARTER && quarter) {
    const month = String(Number(quarter[2]) * 3).padStart(2, '0');
    return labelOf({ date: `${quarter[1]}-${month}-01`, resolution: DateResolution.QUARTER });
  }
  const words = key.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** That an item is in the group whose key stands in `p.id`. */
export const inGroup: Sql = sql`${groupKey} = p.id`;
