import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { CompanyPriority } from './priority.entity.ts';
import { PriorityInput } from './priority.input.ts';
import { prioritiesByRank, savePriority } from './priority.service.ts';
import { PriorityPayload } from './priority.types.ts';

/** How the company's priorities are asked for and set. */
@Resolver(() => CompanyPriority)
export class PriorityResolver {
  @Query(() => [CompanyPriority], { description: 'The company’s priorities, by rank.' })
  priorities(@Ctx() ctx: Context): Promise<CompanyPriority[]> {
    return prioritiesByRank(ctx.db);
  }

  @Mutation(() => PriorityPayload, {
    description: 'Makes a priority of the company, or changes the one with this slug. Needs PLAN.',
  })
  prioritySave(
    @Arg('input', () => PriorityInput, { description: 'The priority.' }) input: PriorityInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ priority: await savePriority(work, input) }));
  }
}
