import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Decision } from '../agreement/decision.entity.ts';
import type { Context } from '../platform/context.ts';
import { byId } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { Check, Checklist } from './check.types.ts';
import { doneChecksOf, readinessesOf } from './checklist.reading.ts';
import { RoadmapItem } from './item.entity.ts';

edge(RoadmapItem, 'readiness', ({ db }, items) => readinessesOf(db, items));
edge(RoadmapItem, 'doneCheck', ({ db, readAt }, items) => doneChecksOf(db, items, readAt));
edge(Check, 'waivedBy', byId(Decision, 'waivedById'));

/** What an item has to answer before it is promised, and before it is done. */
@Resolver(() => RoadmapItem)
export class ItemChecksResolver {
  @FieldResolver(() => Checklist, { description: 'What has to hold before it is COMMITTED, as it stands now.' })
  readiness(@Root() item: RoadmapItem, @Ctx() ctx: Context): Promise<Checklist> {
    return ctx.follow('RoadmapItem', 'readiness', item);
  }

  @FieldResolver(() => Checklist, { description: 'What has to hold before it is DONE, as it stands now.' })
  doneCheck(@Root() item: RoadmapItem, @Ctx() ctx: Context): Promise<Checklist> {
    return ctx.follow('RoadmapItem', 'doneCheck', item);
  }
}
