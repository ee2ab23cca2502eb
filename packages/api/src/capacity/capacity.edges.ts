import sql, { raw } from 'sql-template-tag';
import { Person } from '../identity/person.entity.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import { byId, groupBy, keysOf, listBy } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import { rowsById } from '../platform/graphql/rows-by-id.ts';
import { RoadmapItem } from '../roadmap/item.entity.ts';
import { Team } from '../team/team.entity.ts';
import { Allocation } from './allocation.entity.ts';
import { type CoverArea, type CoverGap, TeamCapacity } from './capacity.entity.ts';
import { type CapacityAnswer, capacitiesWhere, countsAsPlanned } from './capacity.reading.ts';
import { mixOf, type Weeks } from './mix.rules.ts';
import { PlanningPeriod } from './period.entity.ts';

edge(TeamCapacity, 'team', byId(Team, 'teamId'));
edge(TeamCapacity, 'period', byId(PlanningPeriod, 'periodId'));
edge(RoadmapItem, 'allocations', listBy(Allocation, 'itemId', raw('t.period_id, t.team_id, t.id')));

edge(PlanningPeriod, 'capacities', async ({ db }, rows) => {
  const found = await capacitiesWhere(db, sql`p.period_id = any(${keysOf(rows, 'id')}::uuid[])`);
  const capacities = groupBy(found, 'periodId');
  return rows.map(({ id }) => capacities.get(id) ?? []);
});

edge<Team, { periodId?: string | null }>(Team, 'capacity', async ({ db, readAt }, rows, { periodId }) => {
  const today = readAt.toISOString().slice(0, 10);
  const wanted = periodId
    ? sql`${ownId('PlanningPeriod', periodId, 'periodId')}::uuid`
    : sql`(select id from planning_period where ${today}::date between start and "end" order by start desc, "end", id limit 1)`;
  const found = await capacitiesWhere(
    db,
    sql`p.team_id = any(${keysOf(rows, 'id')}::uuid[]) and p.period_id = ${wanted}`,
  );
  const capacities = new Map(found.map((row) => [row.teamId, row]));
  return rows.map(({ id }) => capacities.get(id) ?? null);
});

edge(TeamCapacity, 'overflow', async ({ db }, rows) => {
  const ids = (rows as CapacityAnswer[]).map((row) => row.overflowIds);
  const wanted = [...new Set(ids.flat())];
  if (wanted.length === 0) return rows.map(() => []);
  const items = await rowsById(db, RoadmapItem, wanted);
  return ids.map((list) => list.flatMap((id) => items.get(id) ?? []));
});

edge(TeamCapacity, 'allocations', async ({ db }, rows) => {
  const found = await db.query<Allocation>(sql`
    select ${columnsOf(Allocation)} from ${tableOf(Allocation)} t join roadmap_item i on i.id = t.item_id
    where t.team_id = any(${keysOf(rows, 'teamId')}::uuid[]) and t.period_id = any(${keysOf(rows, 'periodId')}::uuid[])
      and ${countsAsPlanned}
    order by i.rank_key nulls first, i.id`);
  const pairs = groupBy(
    found.map((row) => ({ row, pair: `${row.teamId} ${row.periodId}` })),
    'pair',
  );
  return rows.map(({ teamId, periodId }) => (pairs.get(`${teamId} ${periodId}`) ?? []).map(({ row }) => row));
});

/** What follows from the areas of each capacity, with the people who can cover them. */
function coverEdge<T>(field: string, follow: (areas: CoverArea[]) => T[]): void {
  edge(TeamCapacity, field, async ({ db }, rows) => {
    const wanted = rows.flatMap(({ givenCover }) => givenCover.flatMap(({ personIds }) => personIds));
    if (wanted.length === 0) return rows.map(() => []);
    const people = await rowsById(db, Person, wanted);
    return rows.map(({ givenCover }) =>
      follow(
        givenCover.map(({ area, personIds }) => ({ area, people: personIds.flatMap((id) => people.get(id) ?? []) })),
      ),
    );
  });
}

coverEdge('cover', (areas) => areas);
coverEdge('coverGaps', (areas) =>
  areas.flatMap(({ area, people }): CoverGap[] => {
    const [onlyPerson, ...others] = people.filter(({ active }) => active);
    return onlyPerson && others.length === 0 ? [{ area, onlyPerson }] : [];
  }),
);

type WeeksOf = { periodId: string; planned: Weeks; actual: Weeks };

edge(PlanningPeriod, 'mix', async ({ db }, rows) => {
  const found = await db.query<WeeksOf>(sql`
    select d.id as "periodId", (
        select coalesce(jsonb_object_agg(x.kind, x.weeks), '{}') from (
          select i.kind, sum(a.person_weeks) as weeks from allocation a join roadmap_item i on i.id = a.item_id
          where a.period_id = d.id and ${countsAsPlanned} group by i.kind) x) as planned, (
        select coalesce(jsonb_object_agg(x.kind, x.weeks), '{}') from (
          select i.kind, sum(coalesce(m.effort_person_weeks, (i.effort ->> 'likely')::float8 / (
            select count(*) from milestone o where o.item_id = i.id and not o.dropped), 0)) as weeks
          from milestone m join roadmap_item i on i.id = m.item_id
          where (m.delivered_at at time zone 'utc')::date between d.start and d."end" group by i.kind) x) as actual
    from planning_period d where d.id = any(${keysOf(rows, 'id')}::uuid[])`);
  const weeks = new Map(found.map((row) => [row.periodId, row]));
  return rows.map(({ id, targetMix }) => {
    const { planned = {}, actual = {} } = weeks.get(id) ?? {};
    return mixOf(targetMix, planned, actual);
  });
});
