import './worth.edges.ts';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { RoadmapItem } from './item.entity.ts';
import { RoadmapItemPayload } from './roadmap.types.ts';
import { ScoreInput, SupportBurdenInput } from './worth.input.ts';
import { setScore, setSupportBurden } from './worth.service.ts';

/** What items are worth, and what they cost to keep running. */
@Resolver(() => RoadmapItem)
export class ItemWorthResolver {
  @Mutation(() => RoadmapItemPayload, { description: 'Says what an item is worth, in place of before. Needs PLAN.' })
  scoreSet(@Arg('input', () => ScoreInput, { description: 'The score.' }) input: ScoreInput, @Ctx() ctx: Context) {
    return ctx.write(input, async (work) => ({ roadmapItem: await setScore(work, input) }));
  }

  @Mutation(() => RoadmapItemPayload, { description: 'Says what an item costs to keep running. Needs PLAN.' })
  supportBurdenSet(
    @Arg('input', () => SupportBurdenInput, { description: 'The hours a week.' }) input: SupportBurdenInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ roadmapItem: await setSupportBurden(work, input) }));
  }
}
