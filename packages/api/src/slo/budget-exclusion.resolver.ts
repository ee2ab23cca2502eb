import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { DeleteInput } from '../platform/graphql/delete.input.ts';
import { BudgetExclusion } from './budget-exclusion.entity.ts';
import { BudgetExclusionInput } from './budget-exclusion.input.ts';
import { deleteExclusion, saveExclusion } from './budget-exclusion.service.ts';
import { SloPayload } from './payload.types.ts';
import { ServiceLevelObjective } from './service-level-objective.entity.ts';

/** Spans that count for nothing: how they are asked for and changed. */
@Resolver(() => ServiceLevelObjective)
export class BudgetExclusionResolver {
  @FieldResolver(() => [BudgetExclusion], {
    description: 'Spans that count for nothing, each with a reason that both sides agreed on; in order of time.',
  })
  exclusions(@Root() slo: ServiceLevelObjective, @Ctx() ctx: Context): Promise<BudgetExclusion[]> {
    return ctx.follow('ServiceLevelObjective', 'exclusions', slo);
  }

  @Mutation(() => SloPayload, {
    description:
      'Makes an exclusion, or changes one. It has no effect until both disciplines sign it off; a change clears that. Needs PLAN.',
  })
  budgetExclusionSave(
    @Arg('input', () => BudgetExclusionInput, { description: 'The exclusion.' }) input: BudgetExclusionInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ slo: await saveExclusion(work, input) }));
  }

  @Mutation(() => SloPayload, { description: 'Takes an exclusion away: its span counts again. Needs PLAN.' })
  budgetExclusionDelete(
    @Arg('input', () => DeleteInput, { description: 'The exclusion.' }) input: DeleteInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ slo: await deleteExclusion(work, input.id) }));
  }
}
