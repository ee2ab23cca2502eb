import './erasure.ts';
import './import-run.edges.ts';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Feedback } from '../feedback/feedback.entity.ts';
import type { Context } from '../platform/context.ts';
import { type Connection, connectionOf, PageArgs } from '../platform/graphql/connection.ts';
import { DeleteInput } from '../platform/graphql/delete.input.ts';
import { UrlScalar } from '../platform/graphql/scalars.ts';
import { cancelRun } from './cancel.service.ts';
import { feedbackImport } from './feedback/feedback.import.ts';
import {
  FeedbackImportInput,
  ImportRowArgs,
  ImportRunArgs,
  OpenSloImportInput,
  RoadmapImportInput,
  ThemeImportInput,
} from './import.input.ts';
import { runByGlobalId, runsPage } from './import.reading.ts';
import { importRows } from './import-rows.service.ts';
import { ImportRow, ImportRun } from './import-run.entity.ts';
import { ImportRunPayload } from './import-run.payload.ts';
import { roadmapImport } from './roadmap/roadmap.import.ts';
import { importOpenSlo } from './slo/open-slo.service.ts';
import { themeImport } from './themes/theme.import.ts';
import { ImportUndo } from './undo/import-undo.types.ts';
import { undoRun } from './undo/undo.service.ts';

const ImportRunConnection = connectionOf(() => ImportRun, 'ImportRun', 'runs');
const ImportRowConnection = connectionOf(() => ImportRow, 'ImportRow', 'rows of a run');

/** How runs are asked for and started. */
@Resolver(() => ImportRun)
export class ImportResolver {
  @Query(() => ImportRun, { nullable: true, description: 'The run with this id; null when there is none.' })
  importRun(
    @Arg('id', () => ID, { description: 'The global id of the run, or the one that its sender gave it.' }) id: string,
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

  @FieldResolver(() => UrlScalar, {
    nullable: true,
    description:
      'The failed rows as they came, with an `error` column, to mend and feed again; null when none failed. Fetched with the same token.',
  })
  failedRowsUrl(@Root() run: ImportRun, @Ctx() ctx: Context): Promise<string | null> {
    return ctx.follow('ImportRun', 'failedRowsUrl', run);
  }

  @FieldResolver(() => ImportUndo, { nullable: true, description: 'What came of undoing it; null when nobody did.' })
  undo(@Root() run: ImportRun, @Ctx() ctx: Context): Promise<ImportUndo | null> {
    return ctx.follow('ImportRun', 'undo', run);
  }

  @Mutation(() => ImportRunPayload, {
    description: 'Stops a run that goes on, so that nothing of it is applied. Needs what importing that kind needs.',
  })
  importCancel(@Arg('input', () => DeleteInput, { description: 'The run.' }) input: DeleteInput, @Ctx() ctx: Context) {
    return cancelRun(ctx, input);
  }

  @Mutation(() => ImportRunPayload, {
    description:
      'Undoes a run as a unit: what it made goes, what it changed gets its former values; what was changed since is left and named. Needs what importing that kind needs.',
  })
  importUndo(@Arg('input', () => DeleteInput, { description: 'The run.' }) input: DeleteInput, @Ctx() ctx: Context) {
    return undoRun(ctx, input);
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
    description: 'Imports themes; in a dry run, says what it would do. Needs IMPORT and PLAN.',
  })
  themeImport(
    @Arg('input', () => ThemeImportInput, { description: 'The themes.' }) input: ThemeImportInput,
    @Ctx() ctx: Context,
  ) {
    return importRows(ctx, themeImport, input);
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

  @Mutation(() => ImportRunPayload, {
    description:
      'Imports definitions of objectives, OpenSLO v1 in YAML; in a dry run, says what it would do. Needs IMPORT and PLAN.',
  })
  openSloImport(
    @Arg('input', () => OpenSloImportInput, { description: 'The definitions.' }) input: OpenSloImportInput,
    @Ctx() ctx: Context,
  ) {
    return importOpenSlo(ctx, input);
  }
}

/** What an undo left. */
@Resolver(() => ImportUndo)
export class ImportUndoResolver {
  @FieldResolver(() => ImportRowConnection, {
    description: 'Rows whose subject was changed since by someone, or is used by now, and so left as it is.',
  })
  left(
    @Root() undo: ImportUndo,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<ImportRow>> {
    return ctx.follow('ImportUndo', 'left', undo, { ...page });
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
