import { raw } from 'sql-template-tag';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Decision, DecisionSubject } from '../agreement/decision.entity.ts';
import { decisionLinkById } from '../agreement/decision-link.ts';
import type { Context } from '../platform/context.ts';
import { through } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { NorthStar } from './north-star.entity.ts';

edge(Decision, 'northStars', through(NorthStar, DecisionSubject, 'decisionId', 'subjectId', raw('j.position, t.id')));
decisionLinkById('northStarIds', NorthStar);

/** What North Stars add to decisions. */
@Resolver(() => Decision)
export class DecisionNorthStarsResolver {
  @FieldResolver(() => [NorthStar], { description: 'The North Stars that it is about, in the order of the caller.' })
  northStars(@Root() decision: Decision, @Ctx() ctx: Context): Promise<NorthStar[]> {
    return ctx.follow('Decision', 'northStars', decision);
  }
}
