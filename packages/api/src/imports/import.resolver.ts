import './import-run.edges.ts';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Feedback } from '../feedback/feedback.entity.ts';
import type { Context } from '../platform/context.ts';
import { type Connection, connectionOf } from '../platform/graphql/connection.ts';
import { feedbackImport } from './feedback/feedback.import.ts';
import { FeedbackImportInput, ImportRowArgs, ImportRunArgs, RoadmapImportInput } from './import.input.ts';
import { runByGlobalId, runsPage } from './import.reading.ts';
import { importRows } from './import-rows.service.ts';
import { ImportRow, ImportRun } from './import-run.entity.ts';
import { ImportRunPayload } from './import-run.payload.ts';
import { roadmapImport } from './roadmap/roadmap.import.ts';

const ImportRunConnection = connectionOf(() => ImportRun, 'ImportRun', 'runs');
const ImportRowConnection = connectionOf(() => ImportRow, 'ImportRow', 'rows of a run');

/** How runs are asked for and started. */
@Resolver(() => ImportRun)
export class ImportResolver {
  @Query(() => ImportRun, { nullable: true, description: 'The run with this id; null when there is none.' })
  importRun(
    @Arg('id', () => ID, { description: 'The global id of the run.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<ImportRun | null> {
    return runByGlobalId(ctx.db, id);
  }

  @Query(() => ImportRunConnection, { description: 'All runs, the newest first.' })
  importRuns(@Args(() => ImportRunArgs) args: ImportRunArgs, @Ctx() ctx: Context): Promise<Connection<ImportRun>> {
    return runsPage(ctx.db, args);
  }

  @FieldResolver(() => ImportRowConnection, { description: 'Its rows, in the order of the file.' })
  rows(
    @Root() run: ImportRun,
    @Args(() => ImportRowArgs) args: ImportRowArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<ImportRow>> {
    return ctx.follow('ImportRun', 'rows', run, { ...args });
  }

  @Mutation(() => ImportRunPayload, {
    description: 'Imports feedback; in a dry run, says what it would do. Needs IMPORT.',
  })
  feedbackImport(
    @Arg('input', () => FeedbackImportInput, { description: 'The entries.' }) input: FeedbackImportInput,
    @Ctx() ctx: Context,
  ) {
    return importRows(ctx, feedbackImport, input);
  }

  @Mutation(() => ImportRunPayload, {
    description: 'Imports items of the roadmap; in a dry run, says what it would do. Needs IMPORT and PLAN.',
  })
  roadmapImport(
    @Arg('input', () => RoadmapImportInput, { description: 'The items.' }) input: RoadmapImportInput,
    @Ctx() ctx: Context,
  ) {
    return importRows(ctx, roadmapImport, input);
  }
}

/** What an entry of feedback knows of imports. */
@Resolver(() => Feedback)
export class FeedbackImportRunResolver {
  @FieldResolver(() => ImportRun, { nullable: true, description: 'The run that brought it; null for others.' })
  importRun(@Root() feedback: Feedback, @Ctx() ctx: Context): Promise<ImportRun | null> {
    return ctx.follow('Feedback', 'importRun', feedback);
  }
}
