import './roadmap.edges.ts';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { type ChangeEvent, ChangeEventConnection } from '../history/change-event.entity.ts';
import type { Context } from '../platform/context.ts';
import { type Connection, PageArgs } from '../platform/graphql/connection.ts';
import { AsOf, readAsOf } from '../platform/graphql/reading.ts';
import { InstantScalar, RevisionScalar } from '../platform/graphql/scalars.ts';
import { revisionAt } from '../platform/revision.ts';
import { RoadmapComparison } from './comparison.types.ts';
import { RoadmapItem } from './item.entity.ts';
import { itemByName } from './item.reading.ts';
import { RoadmapItemFilter, RoadmapItemOrder } from './item-filter.input.ts';
import { type ItemPage, Roadmap, RoadmapGroup, RoadmapGroupBy, RoadmapItemConnection } from './roadmap.types.ts';

/** How the roadmap is asked for. */
@Resolver(() => Roadmap)
export class RoadmapResolver {
  @Query(() => Roadmap, { description: 'The single authoritative roadmap.' })
  roadmap(@AsOf() asOf: Date | null, @Ctx() ctx: Context): Promise<Roadmap> {
    return readAsOf(ctx, asOf, async (past) => ({ revision: await revisionAt(past.db, asOf), asOf }));
  }

  @Query(() => RoadmapItem, {
    nullable: true,
    description: 'The item with this id or identifier; null when there is none.',
  })
  roadmapItem(
    @Arg('id', () => ID, { nullable: true, description: 'Its global id.' }) id: string | null,
    @Arg('identifier', () => String, { nullable: true, description: 'Its human key, e.g. WM-42.' }) identifier:
      | string
      | null,
    @AsOf() asOf: Date | null,
    @Ctx() ctx: Context,
  ): Promise<RoadmapItem | null> {
    return readAsOf(ctx, asOf, (past) => itemByName(past.db, { id, identifier }));
  }

  @FieldResolver(() => RoadmapItemConnection, {
    description: 'In rank order unless `orderBy` says otherwise. At most 100 a page, 25 if nothing is said.',
  })
  items(
    @Root() roadmap: Roadmap,
    @Arg('filter', () => RoadmapItemFilter, { nullable: true, description: 'Which items; all if nothing is said.' })
    filter: RoadmapItemFilter | null,
    @Arg('orderBy', () => RoadmapItemOrder, { nullable: true, description: 'In which order.' })
    orderBy: RoadmapItemOrder | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<ItemPage> {
    return ctx.follow('Roadmap', 'items', roadmap, { filter, orderBy, ...page });
  }

  @FieldResolver(() => ChangeEventConnection, {
    description: 'What changed, the oldest first: applied to the state at that revision it gives the present one.',
  })
  changes(
    @Root() roadmap: Roadmap,
    @Arg('sinceRevision', () => RevisionScalar, {
      nullable: true,
      description: 'Only what was recorded after this revision.',
    })
    sinceRevision: number | null,
    @Arg('since', () => InstantScalar, { nullable: true, description: 'Only what became true after this instant.' })
    since: Date | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<ChangeEvent>> {
    return ctx.follow('Roadmap', 'changes', roadmap, { sinceRevision, since, ...page });
  }

  @FieldResolver(() => RoadmapComparison, {
    description:
      'This roadmap against the one at another instant, before or after it: what was added, removed, moved, and slipped, and who decided so.',
  })
  compare(
    @Root() roadmap: Roadmap,
    @Arg('to', () => InstantScalar, { description: 'The other instant; not in the future.' }) to: Date,
    @Ctx() ctx: Context,
  ): Promise<RoadmapComparison> {
    return ctx.follow('Roadmap', 'compare', roadmap, { to });
  }

  @FieldResolver(() => [RoadmapGroup], {
    description: 'Counts and effort by group, so that a dashboard tile needs no page-walk.',
  })
  groups(
    @Root() roadmap: Roadmap,
    @Arg('by', () => RoadmapGroupBy, { description: 'What they are grouped by.' }) by: RoadmapGroupBy,
    @Arg('filter', () => RoadmapItemFilter, { nullable: true, description: 'Which items; all if nothing is said.' })
    filter: RoadmapItemFilter | null,
    @Ctx() ctx: Context,
  ): Promise<RoadmapGroup[]> {
    return ctx.follow('Roadmap', 'groups', roadmap, { by, filter });
  }
}

/** What follows from a group. */
@Resolver(() => RoadmapGroup)
export class RoadmapGroupResolver {
  @FieldResolver(() => RoadmapItemConnection, { description: 'The items of the group, in rank order.' })
  items(@Root() group: RoadmapGroup, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context): Promise<ItemPage> {
    return ctx.follow('RoadmapGroup', 'items', group, { ...page });
  }
}
