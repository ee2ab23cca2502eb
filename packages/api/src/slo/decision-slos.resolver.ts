import { raw } from 'sql-template-tag';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Decision, DecisionSubject } from '../agreement/decision.entity.ts';
import { decisionLinkById } from '../agreement/decision-link.ts';
import { Comparison, RevisitTrigger } from '../agreement/revisit-trigger.entity.ts';
import { watchable, watchedOf } from '../agreement/revisit-trigger.ts';
import type { Context } from '../platform/context.ts';
import { keysOf, through } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { listById } from '../platform/graphql/rows-by-id.ts';
import { slugOf } from '../platform/slug.ts';
import { errorBudgetsOf } from './error-budget.service.ts';
import { BudgetState } from './error-budget.types.ts';
import { Fraction } from './fraction.ts';
import { ServiceLevelObjective } from './service-level-objective.entity.ts';

edge(
  Decision,
  'slos',
  through(ServiceLevelObjective, DecisionSubject, 'decisionId', 'subjectId', raw('j.position, t.id')),
);
decisionLinkById('sloIds', ServiceLevelObjective);

edge(RevisitTrigger, 'slo', watchedOf(ServiceLevelObjective));

watchable('sloSlug', {
  subjectType: 'ServiceLevelObjective',
  find: async (work, slug) => (await work.find(ServiceLevelObjective, { slug: slugOf(slug) }))?.id ?? null,
  async crossed({ db, readAt }, triggers) {
    const slos = await listById(db, ServiceLevelObjective, keysOf(triggers, 'subjectId'));
    const budgets = await errorBudgetsOf(db, slos, readAt);
    const known = new Map(slos.map(({ id }, index) => [id, budgets[index]!]));
    return triggers.map(({ subjectId, comparison, value }) => {
      const budget = known.get(subjectId);
      if (!budget?.remaining || budget.state === BudgetState.NO_DATA) return false;
      const [bar, remaining] = [Fraction.of(value), budget.remaining];
      return comparison === Comparison.BELOW ? remaining.isBelow(bar) : bar.isBelow(remaining);
    });
  },
});

/** What objectives add to decisions. */
@Resolver(() => Decision)
export class DecisionSlosResolver {
  @FieldResolver(() => [ServiceLevelObjective], {
    description: 'The SLOs that it is about, in the order of the caller.',
  })
  slos(@Root() decision: Decision, @Ctx() ctx: Context): Promise<ServiceLevelObjective[]> {
    return ctx.follow('Decision', 'slos', decision);
  }
}

/** What objectives add to the triggers of decisions. */
@Resolver(() => RevisitTrigger)
export class RevisitSloResolver {
  @FieldResolver(() => ServiceLevelObjective, {
    nullable: true,
    description: 'The SLO whose remaining budget is watched; null when it is another thing.',
  })
  slo(@Root() trigger: RevisitTrigger, @Ctx() ctx: Context): Promise<ServiceLevelObjective | null> {
    return ctx.follow('RevisitTrigger', 'slo', trigger);
  }
}
