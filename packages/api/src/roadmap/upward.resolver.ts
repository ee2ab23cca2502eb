import './upward.edges.ts';
import { Arg, Args, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { Customer } from '../feedback/customer.entity.ts';
import { Theme } from '../feedback/theme.entity.ts';
import { NorthStar, NorthStarInput } from '../north-star/north-star.entity.ts';
import { CompanyPriority } from '../north-star/priority.entity.ts';
import type { Context } from '../platform/context.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import { Team } from '../team/team.entity.ts';
import { RoadmapItemFilter } from './item-filter.input.ts';
import { type ItemPage, RoadmapItemConnection } from './roadmap.types.ts';

/** What the roadmap adds to themes. */
@Resolver(() => Theme)
export class ThemeItemsResolver {
  @FieldResolver(() => RoadmapItemConnection, { description: 'The items that answer it, in rank order.' })
  items(@Root() theme: Theme, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context): Promise<ItemPage> {
    return ctx.follow('Theme', 'items', theme, { ...page });
  }
}

/** What the roadmap adds to customers. */
@Resolver(() => Customer)
export class CustomerItemsResolver {
  @FieldResolver(() => RoadmapItemConnection, {
    description: 'Open items that it waits for: it asked, or gave feedback under their themes. In rank order.',
  })
  itemsAwaited(
    @Root() customer: Customer,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<ItemPage> {
    return ctx.follow('Customer', 'itemsAwaited', customer, { ...page });
  }
}

/** What the roadmap adds to teams. */
@Resolver(() => Team)
export class TeamItemsResolver {
  @FieldResolver(() => RoadmapItemConnection, { description: 'The items that it carries, in rank order.' })
  items(
    @Root() team: Team,
    @Arg('filter', () => RoadmapItemFilter, { nullable: true, description: 'Which items; all if nothing is said.' })
    filter: RoadmapItemFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<ItemPage> {
    return ctx.follow('Team', 'items', team, { filter, ...page });
  }
}

/** What the roadmap adds to priorities. */
@Resolver(() => CompanyPriority)
export class PriorityItemsResolver {
  @FieldResolver(() => RoadmapItemConnection, { description: 'The items that serve it, in rank order.' })
  items(
    @Root() priority: CompanyPriority,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<ItemPage> {
    return ctx.follow('CompanyPriority', 'items', priority, { ...page });
  }
}

/** What the roadmap adds to the inputs of the North Star. */
@Resolver(() => NorthStarInput)
export class InputItemsResolver {
  @FieldResolver(() => RoadmapItemConnection, { description: 'The items that serve it, in rank order.' })
  items(@Root() input: NorthStarInput, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context): Promise<ItemPage> {
    return ctx.follow('NorthStarInput', 'items', input, { ...page });
  }

  @FieldResolver(() => Float, { description: 'The likely effort of the open items that serve it, in person-weeks.' })
  personWeeks(@Root() input: NorthStarInput, @Ctx() ctx: Context): Promise<number> {
    return ctx.follow('NorthStarInput', 'personWeeks', input);
  }
}

/** What the roadmap adds to the North Star. */
@Resolver(() => NorthStar)
export class NorthStarItemsResolver {
  @FieldResolver(() => RoadmapItemConnection, {
    description: 'Open work that serves no input: energy taken from the objective.',
  })
  unalignedItems(
    @Root() northStar: NorthStar,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<ItemPage> {
    return ctx.follow('NorthStar', 'unalignedItems', northStar, { ...page });
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Share of open person-weeks aligned to any input, 0..1; null while nothing open has an effort.',
  })
  alignedShare(@Root() northStar: NorthStar, @Ctx() ctx: Context): Promise<number | null> {
    return ctx.follow('NorthStar', 'alignedShare', northStar);
  }
}
