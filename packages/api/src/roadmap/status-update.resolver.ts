import './status-update.edges.ts';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ChangeEvent } from '../history/change-event.entity.ts';
import type { Context } from '../platform/context.ts';
import { type Connection, PageArgs } from '../platform/graphql/connection.ts';
import { Health, HealthFreshness } from './health.types.ts';
import { RoadmapItem } from './item.entity.ts';
import { RoadmapItemPayload } from './roadmap.types.ts';
import { StatusUpdate, StatusUpdateConnection } from './status-update.entity.ts';
import { StatusUpdateInput } from './status-update.input.ts';
import { postStatusUpdate } from './status-update.service.ts';

/** How items fare, as people say. */
@Resolver(() => RoadmapItem)
export class ItemHealthResolver {
  @FieldResolver(() => Health, {
    nullable: true,
    description: 'How it fares, as the latest update says; null without one.',
  })
  health(@Root() item: RoadmapItem, @Ctx() ctx: Context): Promise<Health | null> {
    return ctx.follow('RoadmapItem', 'health', item);
  }

  @FieldResolver(() => HealthFreshness, { description: 'How much its health can be relied on.' })
  healthFreshness(@Root() item: RoadmapItem, @Ctx() ctx: Context): Promise<HealthFreshness> {
    return ctx.follow('RoadmapItem', 'healthFreshness', item);
  }

  @FieldResolver(() => StatusUpdateConnection, { description: 'What people said of how it fares, the newest first.' })
  updates(
    @Root() item: RoadmapItem,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<StatusUpdate>> {
    return ctx.follow('RoadmapItem', 'updates', item, { ...page });
  }

  @Mutation(() => RoadmapItemPayload, { description: 'Says how an item fares. Needs CONTRIBUTE.' })
  statusUpdatePost(
    @Arg('input', () => StatusUpdateInput, { description: 'The update.' }) input: StatusUpdateInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, (work) => postStatusUpdate(work, input));
  }
}

/** What an update is read with. */
@Resolver(() => StatusUpdate)
export class StatusUpdateResolver {
  @FieldResolver(() => [ChangeEvent], {
    description:
      'What changed of the item since the update before, or since the item was made, the oldest first; the newest 500 where there are more.',
  })
  changesSincePrevious(@Root() update: StatusUpdate, @Ctx() ctx: Context): Promise<ChangeEvent[]> {
    return ctx.follow('StatusUpdate', 'changesSincePrevious', update);
  }
}
