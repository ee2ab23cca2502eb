import { raw } from 'sql-template-tag';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Decision, DecisionSubject } from '../agreement/decision.entity.ts';
import { decisionLinkById } from '../agreement/decision-link.ts';
import type { Context } from '../platform/context.ts';
import { through } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { PlanningPeriod } from './period.entity.ts';

edge(Decision, 'periods', through(PlanningPeriod, DecisionSubject, 'decisionId', 'subjectId', raw('j.position, t.id')));
decisionLinkById('periodIds', PlanningPeriod);

/** What periods add to decisions. */
@Resolver(() => Decision)
export class DecisionPeriodsResolver {
  @FieldResolver(() => [PlanningPeriod], { description: 'The periods that it is about, in the order of the caller.' })
  periods(@Root() decision: Decision, @Ctx() ctx: Context): Promise<PlanningPeriod[]> {
    return ctx.follow('Decision', 'periods', decision);
  }
}
