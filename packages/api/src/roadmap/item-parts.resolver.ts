import './item.edges.ts';
import './parts.edges.ts';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ExternalRef } from '../feedback/external-ref.types.ts';
import { Theme } from '../feedback/theme.entity.ts';
import { CompanyPriority } from '../north-star/priority.entity.ts';
import type { Context } from '../platform/context.ts';
import { DeleteInput } from '../platform/graphql/delete.input.ts';
import { Alignment } from './alignment.entity.ts';
import { RoadmapItem } from './item.entity.ts';
import { Milestone } from './milestone.entity.ts';
import { MilestoneSaveInput } from './milestone.input.ts';
import { deleteMilestone, saveMilestone } from './milestone.service.ts';
import { AlignmentInput, SuccessMetricInput } from './parts.input.ts';
import { deletePart, setAlignment, setSuccessMetric } from './parts.service.ts';
import { RoadmapItemPayload } from './roadmap.types.ts';
import { SuccessMetric } from './success-metric.entity.ts';

/** The parts and links of an item: how they are shown and changed. */
@Resolver(() => RoadmapItem)
export class ItemPartsResolver {
  @FieldResolver(() => [Milestone], { description: 'Its steps, in their order.' })
  milestones(@Root() item: RoadmapItem, @Ctx() ctx: Context): Promise<Milestone[]> {
    return ctx.follow('RoadmapItem', 'milestones', item);
  }

  @FieldResolver(() => [SuccessMetric], { description: 'How its success is measured.' })
  successMetrics(@Root() item: RoadmapItem, @Ctx() ctx: Context): Promise<SuccessMetric[]> {
    return ctx.follow('RoadmapItem', 'successMetrics', item);
  }

  @FieldResolver(() => [Alignment], { description: 'Which inputs of the North Star it serves.' })
  alignments(@Root() item: RoadmapItem, @Ctx() ctx: Context): Promise<Alignment[]> {
    return ctx.follow('RoadmapItem', 'alignments', item);
  }

  @FieldResolver(() => [CompanyPriority], {
    description: 'Which priorities of the company it serves, the first first.',
  })
  priorities(@Root() item: RoadmapItem, @Ctx() ctx: Context): Promise<CompanyPriority[]> {
    return ctx.follow('RoadmapItem', 'priorities', item);
  }

  @FieldResolver(() => [Theme], { description: 'Which themes of feedback it answers, by name.' })
  themes(@Root() item: RoadmapItem, @Ctx() ctx: Context): Promise<Theme[]> {
    return ctx.follow('RoadmapItem', 'themes', item);
  }

  @FieldResolver(() => [ExternalRef], { description: 'What other systems call it.' })
  externalRefs(@Root() item: RoadmapItem, @Ctx() ctx: Context): Promise<ExternalRef[]> {
    return ctx.follow('RoadmapItem', 'externalRefs', item);
  }

  @Mutation(() => RoadmapItemPayload, { description: 'Makes or changes a milestone. Needs PLAN.' })
  milestoneSave(
    @Arg('input', () => MilestoneSaveInput, { description: 'The milestone.' }) input: MilestoneSaveInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, (work) => saveMilestone(work, input));
  }

  @Mutation(() => RoadmapItemPayload, { description: 'Deletes a milestone; those behind it close up. Needs PLAN.' })
  milestoneDelete(
    @Arg('input', () => DeleteInput, { description: 'The milestone.' }) input: DeleteInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, (work) => deleteMilestone(work, input));
  }

  @Mutation(() => RoadmapItemPayload, {
    description: 'Says how an item’s success is measured, or changes it. Needs PLAN.',
  })
  successMetricSet(
    @Arg('input', () => SuccessMetricInput, { description: 'The success metric.' }) input: SuccessMetricInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, (work) => setSuccessMetric(work, input));
  }

  @Mutation(() => RoadmapItemPayload, { description: 'Takes a success metric away from its item. Needs PLAN.' })
  successMetricDelete(
    @Arg('input', () => DeleteInput, { description: 'The success metric.' }) input: DeleteInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, (work) => deletePart(work, SuccessMetric, input));
  }

  @Mutation(() => RoadmapItemPayload, {
    description: 'Says how an item serves an input of the North Star in force, or changes it. Needs PLAN.',
  })
  alignmentSet(
    @Arg('input', () => AlignmentInput, { description: 'The alignment.' }) input: AlignmentInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, (work) => setAlignment(work, input));
  }

  @Mutation(() => RoadmapItemPayload, { description: 'Takes an alignment away from its item. Needs PLAN.' })
  alignmentDelete(
    @Arg('input', () => DeleteInput, { description: 'The alignment.' }) input: DeleteInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, (work) => deletePart(work, Alignment, input));
  }
}
