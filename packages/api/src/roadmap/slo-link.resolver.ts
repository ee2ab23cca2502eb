import './slo-link.edges.ts';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { DeleteInput } from '../platform/graphql/delete.input.ts';
import { ServiceLevelObjective } from '../slo/service-level-objective.entity.ts';
import { SloRelation } from '../slo/slo.types.ts';
import { RoadmapItem } from './item.entity.ts';
import { deletePart } from './parts.service.ts';
import { RoadmapItemPayload } from './roadmap.types.ts';
import { SloLink } from './slo-link.entity.ts';
import { SloLinkInput } from './slo-link.input.ts';
import { setSloLink } from './slo-link.service.ts';

const OfRelation = () =>
  Arg('relation', () => [SloRelation], {
    nullable: true,
    description: 'Only links of these relations; all if nothing is said.',
  });

/** How items are linked to objectives. */
@Resolver(() => RoadmapItem)
export class ItemSloLinkResolver {
  @FieldResolver(() => [SloLink], { description: 'How it bears on service level objectives.' })
  slos(
    @Root() item: RoadmapItem,
    @OfRelation() relation: SloRelation[] | null,
    @Ctx() ctx: Context,
  ): Promise<SloLink[]> {
    return ctx.follow('RoadmapItem', 'slos', item, { relation });
  }

  @Mutation(() => RoadmapItemPayload, {
    description: 'Says how an item bears on an objective, or changes why. Needs PLAN.',
  })
  sloLinkSet(@Arg('input', () => SloLinkInput, { description: 'The link.' }) input: SloLinkInput, @Ctx() ctx: Context) {
    return ctx.write(input, (work) => setSloLink(work, input));
  }

  @Mutation(() => RoadmapItemPayload, { description: 'Takes a link to an objective away from its item. Needs PLAN.' })
  sloLinkDelete(
    @Arg('input', () => DeleteInput, { description: 'The link.' }) input: DeleteInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, (work) => deletePart(work, SloLink, input));
  }
}

/** What the roadmap adds to objectives. */
@Resolver(() => ServiceLevelObjective)
export class SloItemsResolver {
  @FieldResolver(() => [SloLink], { description: 'Which items bear on it, and how, in rank order.' })
  links(
    @Root() slo: ServiceLevelObjective,
    @OfRelation() relation: SloRelation[] | null,
    @Ctx() ctx: Context,
  ): Promise<SloLink[]> {
    return ctx.follow('ServiceLevelObjective', 'links', slo, { relation });
  }
}
