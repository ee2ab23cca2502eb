import './worries.edges.ts';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { DeleteInput } from '../platform/graphql/delete.input.ts';
import { Concern, ConcernStatus } from './concern.entity.ts';
import { ConcernRaiseInput, ConcernResolveInput } from './concern.input.ts';
import { raiseConcern, resolveConcern } from './concern.service.ts';
import { RoadmapItem } from './item.entity.ts';
import { Risk } from './risk.entity.ts';
import { RiskSaveInput } from './risk.input.ts';
import { deleteRisk, saveRisk } from './risk.service.ts';
import { RoadmapItemPayload } from './roadmap.types.ts';

/** What may go wrong with an item, and what worries someone about it. */
@Resolver(() => RoadmapItem)
export class WorriesResolver {
  @FieldResolver(() => [Risk], { description: 'What may go wrong with it.' })
  risks(@Root() item: RoadmapItem, @Ctx() ctx: Context): Promise<Risk[]> {
    return ctx.follow('RoadmapItem', 'risks', item);
  }

  @FieldResolver(() => [Concern], { description: 'What worries someone about it, the first first.' })
  concerns(
    @Root() item: RoadmapItem,
    @Arg('status', () => [ConcernStatus], {
      nullable: true,
      description: 'Only those of which this became; all if nothing is said.',
    })
    status: ConcernStatus[] | null,
    @Ctx() ctx: Context,
  ): Promise<Concern[]> {
    return ctx.follow('RoadmapItem', 'concerns', item, { status });
  }

  @Mutation(() => RoadmapItemPayload, { description: 'Makes or changes a risk of an item. Needs PLAN.' })
  riskSave(@Arg('input', () => RiskSaveInput, { description: 'The risk.' }) input: RiskSaveInput, @Ctx() ctx: Context) {
    return ctx.write(input, (work) => saveRisk(work, input));
  }

  @Mutation(() => RoadmapItemPayload, { description: 'Deletes a risk of an item. Needs PLAN.' })
  riskDelete(@Arg('input', () => DeleteInput, { description: 'The risk.' }) input: DeleteInput, @Ctx() ctx: Context) {
    return ctx.write(input, (work) => deleteRisk(work, input));
  }

  @Mutation(() => RoadmapItemPayload, { description: 'Raises a concern about an item. Needs CONTRIBUTE.' })
  concernRaise(
    @Arg('input', () => ConcernRaiseInput, { description: 'The concern.' }) input: ConcernRaiseInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, (work) => raiseConcern(work, input));
  }

  @Mutation(() => RoadmapItemPayload, {
    description:
      'Says what became of a concern. Needs CONTRIBUTE for one’s own and PLAN for those of others; WITHDRAWN is for the one who raised it.',
  })
  concernResolve(
    @Arg('input', () => ConcernResolveInput, { description: 'What became of it.' }) input: ConcernResolveInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, (work) => resolveConcern(work, input));
  }
}
