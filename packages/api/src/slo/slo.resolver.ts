import { Arg, Args, Ctx, FieldResolver, Float, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { historyEdge } from '../history/change-event.edges.ts';
import { type ChangeEvent, ChangeEventConnection } from '../history/change-event.entity.ts';
import type { Context } from '../platform/context.ts';
import { type Connection, PageArgs } from '../platform/graphql/connection.ts';
import { edge } from '../platform/graphql/edges.ts';
import { AsOf, readAsOf } from '../platform/graphql/reading.ts';
import { DurationScalar, InstantScalar } from '../platform/graphql/scalars.ts';
import { burnRatesOf, errorBudgetsOf } from './error-budget.service.ts';
import { ErrorBudget, SliPoint } from './error-budget.types.ts';
import type { Fraction } from './fraction.ts';
import { openSlosOf } from './openslo/open-slo.reading.ts';
import { SloConnection, SloPayload } from './payload.types.ts';
import { ServiceLevelObjective } from './service-level-objective.entity.ts';
import { type Steps, sliPointsOf } from './sli-points.ts';
import { SloFilter, SloInput } from './slo.input.ts';
import { saveSlo } from './slo.service.ts';
import { sloBy, slosByName } from './slo-list.ts';

const instant = 'The instant to look at, as it is known now; now if nothing is said.';

/** How objectives, their budgets and their measurements are asked for and changed. */
@Resolver(() => ServiceLevelObjective)
export class SloResolver {
  @Query(() => ServiceLevelObjective, { nullable: true, description: 'The objective with this id or this slug.' })
  slo(
    @Arg('id', () => ID, { nullable: true, description: 'The id of the objective.' }) id: string | null,
    @Arg('slug', () => String, { nullable: true, description: 'The slug of the objective.' }) slug: string | null,
    @AsOf() asOf: Date | null,
    @Ctx() ctx: Context,
  ): Promise<ServiceLevelObjective | null> {
    return readAsOf(ctx, asOf, (past) => sloBy(past.db, { id, slug }));
  }

  @Query(() => SloConnection, { description: 'The objectives, by name.' })
  slos(
    @Arg('filter', () => SloFilter, { nullable: true, description: 'Which ones; all if nothing is said.' })
    filter: SloFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<ServiceLevelObjective>> {
    return slosByName(ctx, filter, args);
  }

  @Mutation(() => SloPayload, { description: 'Makes an objective, or changes the one with this slug. Needs PLAN.' })
  sloSave(@Arg('input', () => SloInput, { description: 'The objective.' }) input: SloInput, @Ctx() ctx: Context) {
    return ctx.write(input, async (work) => ({ slo: await saveSlo(work, input, ctx.sliConnections) }));
  }

  @FieldResolver(() => ErrorBudget, { description: 'How much of what may fail has failed.' })
  errorBudget(
    @Root() slo: ServiceLevelObjective,
    @Ctx() ctx: Context,
    @Arg('asOf', () => InstantScalar, { nullable: true, description: instant }) asOf?: Date | null,
  ): Promise<ErrorBudget> {
    return ctx.follow('ServiceLevelObjective', 'errorBudget', slo, { asOf });
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'Bad ratio over the period divided by the budgeted ratio: 1 spends exactly the budget in the window. Null without events.',
  })
  burnRate(
    @Root() slo: ServiceLevelObjective,
    @Ctx() ctx: Context,
    @Arg('over', () => DurationScalar, { description: 'The period, which ends where the measurements end.' })
    over: string,
    @Arg('asOf', () => InstantScalar, { nullable: true, description: instant }) asOf?: Date | null,
  ): Promise<Fraction | null> {
    return ctx.follow('ServiceLevelObjective', 'burnRate', slo, { over, asOf });
  }

  @FieldResolver(() => String, { description: 'The objective as an OpenSLO v1 document, in YAML.' })
  openSlo(@Root() slo: ServiceLevelObjective, @Ctx() ctx: Context): Promise<string> {
    return ctx.follow('ServiceLevelObjective', 'openSlo', slo);
  }

  @FieldResolver(() => [SliPoint], {
    description: 'What was measured, in steps; a gap is a step without events. A measurement counts where it begins.',
  })
  measurements(
    @Root() slo: ServiceLevelObjective,
    @Ctx() ctx: Context,
    @Arg('from', () => InstantScalar, { description: 'Where the first step starts.' }) from: Date,
    @Arg('to', () => InstantScalar, { description: 'Where the last step ends, itself not within.' }) to: Date,
    @Arg('step', () => DurationScalar, { description: 'How long a step is; at most 5,000 steps.' }) step: string,
  ): Promise<SliPoint[]> {
    return ctx.follow('ServiceLevelObjective', 'measurements', slo, { from, to, step });
  }

  @FieldResolver(() => ChangeEventConnection, { description: 'What changed of it, the newest first.' })
  history(
    @Root() slo: ServiceLevelObjective,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<ChangeEvent>> {
    return ctx.follow('ServiceLevelObjective', 'history', slo, { ...page });
  }
}

historyEdge(ServiceLevelObjective);

edge<ServiceLevelObjective, { asOf?: Date | null }>(
  ServiceLevelObjective,
  'errorBudget',
  ({ db, readAt }, slos, { asOf }) => errorBudgetsOf(db, slos, asOf ?? readAt),
);
edge<ServiceLevelObjective, { over: string; asOf?: Date | null }>(
  ServiceLevelObjective,
  'burnRate',
  ({ db, readAt }, slos, { over, asOf }) => burnRatesOf(db, slos, over, asOf ?? readAt),
);
edge<ServiceLevelObjective, Steps>(ServiceLevelObjective, 'measurements', ({ db }, slos, steps) =>
  sliPointsOf(db, slos, steps),
);
edge(ServiceLevelObjective, 'openSlo', ({ db }, slos) =>
  openSlosOf(
    db,
    slos.map(({ id }) => id),
  ),
);
