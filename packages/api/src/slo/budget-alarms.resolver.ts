import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { edge } from '../platform/graphql/edges.ts';
import { burnAlertsOf } from './burn-alert.service.ts';
import { BurnAlert } from './burn-alert.types.ts';
import { policiesOf } from './error-budget-policy.service.ts';
import { ErrorBudgetPolicy } from './error-budget-policy.types.ts';
import { ServiceLevelObjective } from './service-level-objective.entity.ts';

/** What is done when a budget burns or has run down. */
@Resolver(() => ServiceLevelObjective)
export class BudgetAlarmsResolver {
  @FieldResolver(() => [BurnAlert], {
    description: 'The alerts on how fast the budget burns, scaled with the window, the most urgent first.',
  })
  alerts(@Root() slo: ServiceLevelObjective, @Ctx() ctx: Context): Promise<BurnAlert[]> {
    return ctx.follow('ServiceLevelObjective', 'alerts', slo);
  }

  @FieldResolver(() => ErrorBudgetPolicy, {
    nullable: true,
    description: 'What both sides agreed to do as the budget runs down; null when there is no policy.',
  })
  policy(@Root() slo: ServiceLevelObjective, @Ctx() ctx: Context): Promise<ErrorBudgetPolicy | null> {
    return ctx.follow('ServiceLevelObjective', 'policy', slo);
  }
}

edge(ServiceLevelObjective, 'alerts', ({ db, readAt }, slos) => burnAlertsOf(db, slos, readAt));
edge(ServiceLevelObjective, 'policy', ({ db, readAt }, slos) => policiesOf(db, slos, readAt));
