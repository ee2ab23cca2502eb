import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { type ChangeEvent, ChangeEventConnection } from '../history/change-event.entity.ts';
import type { Context } from '../platform/context.ts';
import { type Connection, PageArgs } from '../platform/graphql/connection.ts';
import { DeleteInput } from '../platform/graphql/delete.input.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import { DeletePayload } from '../platform/graphql/payload.ts';
import { UrlScalar } from '../platform/graphql/scalars.ts';
import { identifierOf, RoadmapItem } from './item.entity.ts';
import {
  RoadmapItemCreateInput,
  RoadmapItemMoveInput,
  RoadmapItemTransitionInput,
  RoadmapItemUpdateInput,
} from './item.input.ts';
import { createItem, deleteItem, editItem } from './item.service.ts';
import { transitionItem } from './lifecycle.service.ts';
import { driftDays } from './plan-date.rules.ts';
import { moveItem } from './rank.service.ts';
import { RoadmapItemPayload } from './roadmap.types.ts';

/** How items are changed, and what follows from their own columns. */
@Resolver(() => RoadmapItem)
export class ItemResolver {
  @Mutation(() => RoadmapItemPayload, {
    description: 'Makes an item: PROPOSED, at the end of the one order. Needs PLAN.',
  })
  roadmapItemCreate(
    @Arg('input', () => RoadmapItemCreateInput, { description: 'The item.' }) input: RoadmapItemCreateInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ roadmapItem: await createItem(work, input) }));
  }

  @Mutation(() => RoadmapItemPayload, {
    description: 'Changes an item: what is left out stays, null clears. Needs PLAN.',
  })
  roadmapItemUpdate(
    @Arg('input', () => RoadmapItemUpdateInput, { description: 'The changes.' }) input: RoadmapItemUpdateInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ roadmapItem: await editItem(work, input) }));
  }

  @Mutation(() => RoadmapItemPayload, {
    description:
      'Moves an item along its life. COMMITTED asks for readiness, IN_PROGRESS for no freeze, DONE for the done check, DECLINED and STOPPED for a decision; a step back needs a reason. GUARD_FAILED names every unmet check at once, with the criterion as its `field`. Needs PLAN.',
  })
  roadmapItemTransition(
    @Arg('input', () => RoadmapItemTransitionInput, { description: 'The step.' }) input: RoadmapItemTransitionInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ roadmapItem: await transitionItem(work, input) }));
  }

  @Mutation(() => RoadmapItemPayload, { description: 'Moves an item in the one order, and to a horizon. Needs PLAN.' })
  roadmapItemMove(
    @Arg('input', () => RoadmapItemMoveInput, { description: 'The move.' }) input: RoadmapItemMoveInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ roadmapItem: await moveItem(work, input) }));
  }

  @Mutation(() => DeletePayload, {
    description: 'Deletes an item. Only while PROPOSED; later ones are declined or stopped. Needs PLAN.',
  })
  roadmapItemDelete(
    @Arg('input', () => DeleteInput, { description: 'The item.' }) input: DeleteInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ deletedId: globalId('RoadmapItem', await deleteItem(work, input)) }));
  }

  @FieldResolver(() => ChangeEventConnection, { description: 'What changed of it and of its parts, the newest first.' })
  history(
    @Root() item: RoadmapItem,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<ChangeEvent>> {
    return ctx.follow('RoadmapItem', 'history', item, { ...page });
  }

  @FieldResolver(() => String, { description: 'The human key, e.g. WM-42. Never reused.' })
  identifier(@Root() item: RoadmapItem): string {
    return identifierOf(item);
  }

  @FieldResolver(() => UrlScalar, { description: 'Where people see it.' })
  url(@Root() item: RoadmapItem, @Ctx() ctx: Context): string {
    return `${ctx.publicUrl}/roadmap?item=${identifierOf(item)}`;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Days from the promised to the present target; null before a promise.',
  })
  driftDays(@Root() item: RoadmapItem): number | null {
    return driftDays(item.committedTarget, item.target);
  }
}
