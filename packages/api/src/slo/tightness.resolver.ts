import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { edge } from '../platform/graphql/edges.ts';
import { ServiceLevelObjective } from './service-level-objective.entity.ts';
import { tightnessOf } from './tightness.service.ts';

/** Whether an objective promises more than anyone needs. */
@Resolver(() => ServiceLevelObjective)
export class TightnessResolver {
  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether it is tighter than anyone needs: none of its last four windows spent more than a tenth of its budget (threshold `slo.mostSpentWhenTight`). Rolling windows are taken as they stand now and stood one, two and three windows ago, calendar ones as they ended. Null when none spent more but one of the four was not measured whole.',
  })
  tighterThanNeeded(@Root() slo: ServiceLevelObjective, @Ctx() ctx: Context): Promise<boolean | null> {
    return ctx.follow('ServiceLevelObjective', 'tighterThanNeeded', slo);
  }
}

edge(ServiceLevelObjective, 'tighterThanNeeded', ({ db, readAt }, slos) => tightnessOf(db, slos, readAt));
