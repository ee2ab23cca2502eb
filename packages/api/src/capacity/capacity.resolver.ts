import './capacity.edges.ts';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { parseGlobalId } from '../platform/graphql/global-id.ts';
import { listById } from '../platform/graphql/rows-by-id.ts';
import { RoadmapItem } from '../roadmap/item.entity.ts';
import { RoadmapItemPayload } from '../roadmap/roadmap.types.ts';
import { Team } from '../team/team.entity.ts';
import { Allocation } from './allocation.entity.ts';
import { AllocationInput } from './allocation.input.ts';
import { setAllocation } from './allocation.service.ts';
import { TeamCapacity } from './capacity.entity.ts';
import { CapacityInput } from './capacity.input.ts';
import { InvestmentMix } from './mix.types.ts';
import { PlanningPeriod } from './period.entity.ts';
import { PeriodInput } from './period.input.ts';
import { periodsInOrder, savePeriod, setCapacity } from './period.service.ts';
import { PeriodPayload } from './period.types.ts';

/** How periods are asked for and planned. */
@Resolver(() => PlanningPeriod)
export class PeriodResolver {
  @Query(() => PlanningPeriod, { nullable: true, description: 'The period with this id; null when there is none.' })
  async period(
    @Arg('id', () => ID, { description: 'Its global id.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<PlanningPeriod | null> {
    const own = parseGlobalId(id);
    if (own?.typeName !== 'PlanningPeriod') return null;
    return (await listById(ctx.db, PlanningPeriod, [own.id]))[0] ?? null;
  }

  @Query(() => [PlanningPeriod], { description: 'All periods, the first first.' })
  periods(@Ctx() ctx: Context): Promise<PlanningPeriod[]> {
    return periodsInOrder(ctx.db);
  }

  @FieldResolver(() => InvestmentMix, { description: 'The balance of the one roadmap in it.' })
  mix(@Root() period: PlanningPeriod, @Ctx() ctx: Context): Promise<InvestmentMix> {
    return ctx.follow('PlanningPeriod', 'mix', period);
  }

  @FieldResolver(() => [TeamCapacity], {
    description:
      'What teams have and carry in it, by the name of the team: those of which it was said, and those with allocations.',
  })
  capacities(@Root() period: PlanningPeriod, @Ctx() ctx: Context): Promise<TeamCapacity[]> {
    return ctx.follow('PlanningPeriod', 'capacities', period);
  }

  @Mutation(() => PeriodPayload, { description: 'Makes a period or changes one. Needs PLAN.' })
  periodSave(@Arg('input', () => PeriodInput, { description: 'The period.' }) input: PeriodInput, @Ctx() ctx: Context) {
    return ctx.write(input, async (work) => ({ period: await savePeriod(work, input) }));
  }

  @Mutation(() => PeriodPayload, { description: 'Says what a team has in a period, in place of before. Needs PLAN.' })
  capacitySet(
    @Arg('input', () => CapacityInput, { description: 'The capacity.' }) input: CapacityInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ period: await setCapacity(work, input) }));
  }
}

/** What is planned of the team, and what of it does not fit. */
@Resolver(() => TeamCapacity)
export class TeamCapacityResolver {
  @FieldResolver(() => [Allocation], {
    description: 'What `committed` is made of, in the rank order of the items; those that are closed come first.',
  })
  allocations(@Root() capacity: TeamCapacity, @Ctx() ctx: Context): Promise<Allocation[]> {
    return ctx.follow('TeamCapacity', 'allocations', capacity);
  }

  @FieldResolver(() => [RoadmapItem], {
    description: 'The lowest-ranked items beyond what fits a sustainable load, in rank order.',
  })
  overflow(@Root() capacity: TeamCapacity, @Ctx() ctx: Context): Promise<RoadmapItem[]> {
    return ctx.follow('TeamCapacity', 'overflow', capacity);
  }
}

/** What a team has and carries. */
@Resolver(() => Team)
export class CapacityOfTeamResolver {
  @FieldResolver(() => TeamCapacity, {
    nullable: true,
    description:
      'What it has and carries in a period: in the present one if nothing is said, of several the one that began last. Null where nothing was said and nothing is allocated.',
  })
  capacity(
    @Root() team: Team,
    @Arg('periodId', () => ID, { nullable: true, description: 'The period.' }) periodId: string | null,
    @Ctx() ctx: Context,
  ): Promise<TeamCapacity | null> {
    return ctx.follow('Team', 'capacity', team, { periodId });
  }
}

/** What items take of teams. */
@Resolver(() => RoadmapItem)
export class ItemAllocationResolver {
  @FieldResolver(() => [Allocation], { description: 'What it takes of teams, by period.' })
  allocations(@Root() item: RoadmapItem, @Ctx() ctx: Context): Promise<Allocation[]> {
    return ctx.follow('RoadmapItem', 'allocations', item);
  }

  @Mutation(() => RoadmapItemPayload, {
    description: 'Says what an item takes of a team in a period; 0 takes it away. Needs PLAN.',
  })
  allocationSet(
    @Arg('input', () => AllocationInput, { description: 'The allocation.' }) input: AllocationInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, (work) => setAllocation(work, input));
  }
}
