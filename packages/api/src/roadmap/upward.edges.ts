import sql, { raw, type Sql } from 'sql-template-tag';
import { Customer } from '../feedback/customer.entity.ts';
import { Theme } from '../feedback/theme.entity.ts';
import { themesWithOpenItem } from '../feedback/theme.listing.ts';
import { NorthStar, NorthStarInput } from '../north-star/north-star.entity.ts';
import { CompanyPriority } from '../north-star/priority.entity.ts';
import type { Entity } from '../platform/database/columns.ts';
import { keysOf } from '../platform/graphql/batches.ts';
import type { PageArgs } from '../platform/graphql/connection.ts';
import { edge } from '../platform/graphql/edges.ts';
import { pagesOf } from '../platform/graphql/page.ts';
import { Team } from '../team/team.entity.ts';
import { awaitedBy, itemListing } from './item.listing.ts';
import type { RoadmapItemFilter } from './item-filter.input.ts';
import { filterFor } from './item-filter.policy.ts';

type ItemArgs = PageArgs & { filter?: RoadmapItemFilter | null };

/** An edge from something to the items that hang on it; the condition speaks of the item as `t`, of the other as `p.id`. */
function itemsEdge(parent: Entity<{ id: string }>, field: string, condition: Sql): void {
  edge<{ id: string }, ItemArgs>(parent, field, (ctx, rows, { filter, ...page }) =>
    pagesOf(
      ctx.db,
      itemListing(ctx, filterFor(ctx, filter), null, condition),
      page,
      rows.map((row) => row.id),
    ),
  );
}

itemsEdge(Theme, 'items', sql`exists (select from item_theme_now l where l.item_id = t.id and l.theme_id = p.id)`);
themesWithOpenItem(sql`exists (select from theme h join item_theme l on l.theme_id = h.id join roadmap_item i on i.id = l.item_id
  where (h.id = t.id or h.survivor_id = t.id) and i.rank_key is not null)`);
itemsEdge(Customer, 'itemsAwaited', sql`t.rank_key is not null and ${awaitedBy(raw('p.id'))}`);
itemsEdge(Team, 'items', sql`t.team_id = p.id`);
itemsEdge(
  CompanyPriority,
  'items',
  sql`exists (select from item_priority l where l.item_id = t.id and l.priority_id = p.id)`,
);
itemsEdge(NorthStarInput, 'items', sql`exists (select from alignment l where l.item_id = t.id and l.input_id = p.id)`);
itemsEdge(
  NorthStar,
  'unalignedItems',
  sql`t.rank_key is not null and not exists (select from alignment a join north_star_input i on i.id = a.input_id
    where a.item_id = t.id and i.north_star_id = p.id)`,
);

edge(NorthStarInput, 'personWeeks', async ({ db }, rows) => {
  const found = await db.query<{ id: string; weeks: number }>(sql`
    select a.input_id as id, sum((t.effort ->> 'likely')::float8) as weeks
    from alignment a join roadmap_item t on t.id = a.item_id
    where a.input_id = any(${keysOf(rows, 'id')}::uuid[]) and t.rank_key is not null group by a.input_id`);
  const weeks = new Map(found.map((row) => [row.id, row.weeks]));
  return rows.map((row) => weeks.get(row.id) ?? 0);
});

edge(NorthStar, 'alignedShare', async ({ db }, rows) => {
  const found = await db.query<{ id: string; share: number | null }>(sql`
    select p.id, sum(o.weeks) filter (where o.aligned) / nullif(sum(o.weeks), 0) as share
    from unnest(${keysOf(rows, 'id')}::uuid[]) as p(id) cross join lateral (
      select (t.effort ->> 'likely')::float8 as weeks, exists (
        select from alignment a join north_star_input i on i.id = a.input_id where a.item_id = t.id and i.north_star_id = p.id
      ) as aligned
      from roadmap_item t where t.rank_key is not null and t.effort is not null) o
    group by p.id`);
  const share = new Map(found.map((row) => [row.id, row.share]));
  return rows.map((row) => share.get(row.id) ?? null);
});
