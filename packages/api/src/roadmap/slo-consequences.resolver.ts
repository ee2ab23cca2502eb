import './freeze-impact.edges.ts';
import sql from 'sql-template-tag';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { NorthStarInput } from '../north-star/north-star.entity.ts';
import type { Context } from '../platform/context.ts';
import { DeleteInput } from '../platform/graphql/delete.input.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import { DeletePayload } from '../platform/graphql/payload.ts';
import { ServiceLevelObjective } from '../slo/service-level-objective.entity.ts';
import { slosFunded } from '../slo/slo-list.ts';
import { FreezeImpact } from './freeze-impact.types.ts';
import { RoadmapItem } from './item.entity.ts';
import { Milestone } from './milestone.entity.ts';
import { RoadmapItemPayload } from './roadmap.types.ts';
import { deleteSlo } from './slo-delete.service.ts';
import { SloProtectInput } from './slo-protection.input.ts';
import { proposeProtection } from './slo-protection.service.ts';

slosFunded(sql`exists (select from slo_link l join roadmap_item i on i.id = l.item_id
  where l.slo_id = t.id and l.relation = 'PROTECTS' and i.status in ('COMMITTED', 'IN_PROGRESS'))`);

/** What objectives mean for the roadmap. */
@Resolver(() => ServiceLevelObjective)
export class SloConsequencesResolver {
  @FieldResolver(() => FreezeImpact, { description: 'What would wait if the policy stopped its work now.' })
  freezeImpact(@Root() slo: ServiceLevelObjective, @Ctx() ctx: Context): Promise<FreezeImpact> {
    return ctx.follow('ServiceLevelObjective', 'freezeImpact', slo);
  }

  @Mutation(() => RoadmapItemPayload, {
    description:
      'Proposes an item that PROTECTS an objective: a technical investment for RELIABILITY at the end of the order, with the owners of the objective and the team of its service, its problem and outcome filled in to go on with. Needs PLAN.',
  })
  sloProtect(
    @Arg('input', () => SloProtectInput, { description: 'The objective.' }) input: SloProtectInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, (work) => proposeProtection(work, input.sloSlug));
  }

  @Mutation(() => DeletePayload, {
    description:
      'Deletes an objective with its measurements, policy and exclusions; the history keeps them. Refused while items are linked to it. Needs PLAN.',
  })
  sloDelete(
    @Arg('input', () => DeleteInput, { description: 'The objective.' }) input: DeleteInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({
      deletedId: globalId('ServiceLevelObjective', await deleteSlo(work, input)),
    }));
  }
}

/** What would wait. */
@Resolver(() => FreezeImpact)
export class FreezeImpactResolver {
  @FieldResolver(() => [RoadmapItem], { description: 'The items, in rank order.' })
  items(@Root() impact: FreezeImpact, @Ctx() ctx: Context): Promise<RoadmapItem[]> {
    return ctx.follow('FreezeImpact', 'items', impact);
  }

  @FieldResolver(() => [Milestone], { description: 'Their milestones that are neither delivered nor dropped.' })
  milestones(@Root() impact: FreezeImpact, @Ctx() ctx: Context): Promise<Milestone[]> {
    return ctx.follow('FreezeImpact', 'milestones', impact);
  }

  @FieldResolver(() => [NorthStarInput], { description: 'The inputs of the North Star that they serve.' })
  inputs(@Root() impact: FreezeImpact, @Ctx() ctx: Context): Promise<NorthStarInput[]> {
    return ctx.follow('FreezeImpact', 'inputs', impact);
  }
}
