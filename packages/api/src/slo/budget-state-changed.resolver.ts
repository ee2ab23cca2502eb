import { Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { budgetStateChanges } from './budget-state-changes.ts';
import { ServiceLevelObjective } from './service-level-objective.entity.ts';

/** How error budgets are followed live. */
@Resolver(() => ServiceLevelObjective)
export class BudgetStateChangedResolver {
  @Subscription(() => ServiceLevelObjective, {
    subscribe: ({ context }: { context: Context }) => budgetStateChanges(context),
    description:
      'An objective whose error budget went into another state, or whose policy began or ceased to freeze work: by measurements, by a change of the objective, or by time alone.',
  })
  budgetStateChanged(@Root() slo: ServiceLevelObjective): ServiceLevelObjective {
    return slo;
  }
}
