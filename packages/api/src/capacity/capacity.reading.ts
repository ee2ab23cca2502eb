import sql, { type Sql } from 'sql-template-tag';
import type { Reader } from '../platform/database/reader.ts';
import { valuesOf } from '../settings/threshold.ts';
import type { LoadState, TeamCapacity } from './capacity.entity.ts';
import { availableOf, fullLoad, loadOf, overflowOf, type Share, sustainableLoad } from './capacity.rules.ts';

/** What a team has and carries in a period; the ids of its overflow in rank order. */
export type CapacityAnswer = TeamCapacity & {
  available: number;
  committed: number;
  load: number | null;
  state: LoadState;
  overflowIds: string[];
};

type Found = TeamCapacity & { shares: Share[] };

/**
 * What teams have and carry in periods; the condition speaks of a pair as `p.team_id` and `p.period_id`. A team that
 * has allocations and of which nobody said what it has is UNKNOWN. By the names of periods and teams; one statement.
 */
export async function capacitiesWhere(db: Reader, condition: Sql): Promise<CapacityAnswer[]> {
  const [found, limits] = await Promise.all([
    db.query<Found>(sql`
      with p as (select team_id, period_id from team_capacity union select team_id, period_id from allocation)
      select 'TeamCapacity' as "__typename", c.id, p.team_id as "teamId", p.period_id as "periodId",
        coalesce(c.gross, 0) as gross, coalesce(c.time_off, 0) as "timeOff", coalesce(c.on_call, 0) as "onCall",
        coalesce(c.support, 0) as support, coalesce(c.slack, 0) as slack, coalesce(c.cover, '[]') as "givenCover",
        coalesce(s.shares, '[]') as shares
      from p join team on team.id = p.team_id join planning_period d on d.id = p.period_id
      left join team_capacity c on c.team_id = p.team_id and c.period_id = p.period_id
      cross join lateral (
        select jsonb_agg(jsonb_build_object('itemId', a.item_id, 'personWeeks', a.person_weeks)
          order by i.rank_key nulls first, i.id) as shares
        from allocation a join roadmap_item i on i.id = a.item_id
        where a.team_id = p.team_id and a.period_id = p.period_id and ${countsAsPlanned}) s
      where ${condition}
      order by d.start, d."end", d.id, team.name, team.id`),
    valuesOf(db, { sustainable: sustainableLoad, full: fullLoad }),
  ]);
  return found.map(({ shares, ...row }) => {
    const committed = shares.reduce((sum, share) => sum + share.personWeeks, 0);
    return {
      ...row,
      committed,
      available: availableOf(row),
      ...loadOf(row, committed, limits),
      overflowIds: overflowOf(row, shares, limits.sustainable),
    };
  });
}

/** That the work of an item, as `i`, counts as planned: it is neither declined nor stopped. */
export const countsAsPlanned: Sql = sql`i.status not in ('DECLINED', 'STOPPED')`;
