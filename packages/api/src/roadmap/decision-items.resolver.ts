import { raw } from 'sql-template-tag';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Decision, DecisionSubject } from '../agreement/decision.entity.ts';
import { decisionsEdge } from '../agreement/decision.reading.ts';
import { DecisionConnection } from '../agreement/decision.types.ts';
import { decisionLinkById } from '../agreement/decision-link.ts';
import type { Context } from '../platform/context.ts';
import { through } from '../platform/graphql/batches.ts';
import { type Connection, PageArgs } from '../platform/graphql/connection.ts';
import { edge } from '../platform/graphql/edges.ts';
import { RoadmapItem } from './item.entity.ts';

edge(Decision, 'items', through(RoadmapItem, DecisionSubject, 'decisionId', 'subjectId', raw('j.position, t.id')));
decisionLinkById('itemIds', RoadmapItem);
decisionsEdge(RoadmapItem);

/** What the roadmap adds to decisions. */
@Resolver(() => Decision)
export class DecisionItemsResolver {
  @FieldResolver(() => [RoadmapItem], { description: 'The items that it is about, in the order of the caller.' })
  items(@Root() decision: Decision, @Ctx() ctx: Context): Promise<RoadmapItem[]> {
    return ctx.follow('Decision', 'items', decision);
  }
}

/** What decisions add to items. */
@Resolver(() => RoadmapItem)
export class ItemDecisionsResolver {
  @FieldResolver(() => DecisionConnection, { description: 'What was decided about it, the newest first.' })
  decisions(
    @Root() item: RoadmapItem,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Decision>> {
    return ctx.follow('RoadmapItem', 'decisions', item, { ...page });
  }
}
