import sql from 'sql-template-tag';
import { changeListing } from '../history/change-event.edges.ts';
import { northStarInForce } from '../north-star/north-star.reading.ts';
import type { PageArgs } from '../platform/graphql/connection.ts';
import { edge } from '../platform/graphql/edges.ts';
import { pageOf, pagesOf } from '../platform/graphql/page.ts';
import { compareRoadmaps } from './comparison.ts';
import { groupsOf, inGroup, joinGroups } from './groups.ts';
import { itemListing } from './item.listing.ts';
import type { RoadmapItemFilter, RoadmapItemOrder } from './item-filter.input.ts';
import { filterFor } from './item-filter.policy.ts';
import { Roadmap, RoadmapGroup, type RoadmapGroupBy } from './roadmap.types.ts';

type ItemArgs = PageArgs & { filter?: RoadmapItemFilter | null; orderBy?: RoadmapItemOrder | null };
type GroupArgs = { by: RoadmapGroupBy; filter?: RoadmapItemFilter | null };

edge(Roadmap, 'northStar', async ({ db }, rows) => {
  const present = await northStarInForce(db);
  return rows.map(() => present);
});

edge<Roadmap, ItemArgs>(Roadmap, 'items', async (ctx, rows, { filter, orderBy, ...page }) => {
  const items = await pageOf(ctx.db, itemListing(ctx, filterFor(ctx, filter), orderBy), page);
  return rows.map(() => items);
});

edge<Roadmap, PageArgs & { sinceRevision?: number | null; since?: Date | null }>(
  Roadmap,
  'changes',
  async ({ db, asOf, readAt }, rows, { sinceRevision, since, ...page }) => {
    const where = [
      ...(sinceRevision == null ? [] : [sql`t.revision > ${sinceRevision}`]),
      ...(since == null ? [] : [sql`t.at > ${since}`]),
      ...(asOf ? [sql`t.at <= ${readAt}`] : []),
    ];
    const changes = await pageOf(db, changeListing(where), page);
    return rows.map(() => changes);
  },
);

edge<Roadmap, { to: Date }>(Roadmap, 'compare', async (ctx, rows, { to }) => {
  const comparison = await compareRoadmaps(ctx, to);
  return rows.map(() => comparison);
});

edge<Roadmap, GroupArgs>(Roadmap, 'groups', async (ctx, rows, { by, filter }) => {
  const groups = await groupsOf(ctx, by, filterFor(ctx, filter));
  return rows.map(() => groups);
});

edge<RoadmapGroup, PageArgs>(RoadmapGroup, 'items', async (ctx, rows, page) => {
  const { by, filter } = rows[0]!;
  const listing = { ...itemListing(ctx, filter, null, inGroup), joins: joinGroups(by), parent: 'text' as const };
  return pagesOf(
    ctx.db,
    listing,
    page,
    rows.map((group) => group.key),
  );
});
