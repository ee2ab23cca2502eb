import type { Context, Outcome } from '../../platform/context.ts';
import { DomainError, refuseUnlessEmpty } from '../../platform/errors.ts';
import { currentRevision } from '../../platform/revision.ts';
import { blankIssues, textIssues } from '../../platform/texts.ts';
import type { OpenSloImportInput } from '../import.input.ts';
import { runById } from '../import.reading.ts';
import type { RunOptions } from '../import-plan.ts';
import type { ImportRun } from '../import-run.entity.ts';
import { runImport } from '../pipeline.ts';
import { definitionsSource } from './definitions-source.ts';
import { sloImport } from './slo.import.ts';

/** Imports definitions that a mutation brought, through the pipeline that files take. */
export async function importOpenSlo(
  ctx: Context,
  input: OpenSloImportInput,
): Promise<{ importRun: ImportRun | null } & Outcome> {
  try {
    refuseUnlessEmpty([...blankIssues(input, 'source', 'yaml'), ...textIssues({ source: input.source })]);
    const options: RunOptions = {
      source: input.source.trim(),
      dryRun: input.dryRun,
      errorPolicy: input.errorPolicy,
      lenient: input.lenient,
      connections: ctx.sliConnections,
      createMissingThemes: false,
      defaultKind: null,
      fileName: null,
      map: new Map(),
      defaultSubmittedAt: null,
      timeZone: null,
    };
    const open = () => definitionsSource(input.yaml, options, ctx.db, 'as it was sent');
    const { run } = await runImport(ctx.dataSource, ctx.actor, sloImport, options, open, { input });
    ctx.follow.forget();
    return { importRun: await runById(ctx.db, run.id), revision: await currentRevision(ctx.db), userErrors: [] };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { importRun: null, revision: await currentRevision(ctx.db), userErrors: error.issues };
  }
}
