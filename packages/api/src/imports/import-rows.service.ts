import type { Context, Outcome } from '../platform/context.ts';
import { DomainError, type Issue, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { currentRevision } from '../platform/revision.ts';
import { blankIssues, textIssues } from '../platform/texts.ts';
import type { FeedbackImportInput, RoadmapImportInput, ThemeImportInput } from './import.input.ts';
import { runById } from './import.reading.ts';
import type { ImportPlan, RecordSource } from './import-plan.ts';
import type { ImportRun } from './import-run.entity.ts';
import { runImport } from './pipeline.ts';
import { noFields, type SourceRecord } from './reading/record.ts';

const mostRows = 1_000;

/** Imports rows that a mutation brought, through the pipeline that files take. */
export async function importRows(
  ctx: Context,
  plan: ImportPlan,
  input: FeedbackImportInput | RoadmapImportInput | ThemeImportInput,
): Promise<{ importRun: ImportRun | null } & Outcome> {
  try {
    refuseUnlessEmpty(issuesOf(input));
    const options = {
      source: input.source.trim(),
      dryRun: input.dryRun,
      errorPolicy: input.errorPolicy,
      createMissingThemes: 'createMissingThemes' in input && input.createMissingThemes,
      defaultKind: ('defaultKind' in input && input.defaultKind) || null,
      fileName: null,
      map: new Map<string, string>(),
      defaultSubmittedAt: null,
      timeZone: null,
      lenient: false,
      connections: ctx.sliConnections,
    };
    const { run } = await runImport(
      ctx.dataSource,
      ctx.actor,
      plan,
      options,
      async () => rowsSource(plan, input.rows),
      { input: ctx.keyed(input) },
    );
    ctx.follow.forget();
    return { importRun: await runById(ctx.db, run.id), revision: await currentRevision(ctx.db), userErrors: [] };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { importRun: null, revision: await currentRevision(ctx.db), userErrors: error.issues };
  }
}

function issuesOf(input: FeedbackImportInput | RoadmapImportInput | ThemeImportInput): Issue[] {
  const { rows, source } = input;
  const issues = [...blankIssues(input, 'source'), ...textIssues({ source })];
  if (rows.length > mostRows) {
    const message = `${rows.length} rows are over the limit of ${mostRows}; send them as a file to /import.`;
    issues.push({ code: UserErrorCode.LIMIT_EXCEEDED, message, field: ['rows'] });
  }
  return issues;
}

/** Rows in memory as records; a row's line is its place in the list, from 1. */
function rowsSource(plan: ImportPlan, rows: readonly object[]): RecordSource {
  const told = (row: object) => Object.entries(row).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const names = [...new Set(rows.flatMap(told))];
  const columns = names.map((name) => ({ name, header: name }));
  const records = rows.map(
    (row, index): SourceRecord => ({ line: index + 1, fields: Object.assign(noFields(), row), raw: { ...row } }),
  );
  const known = columns.length > 0 ? columns : [{ name: plan.keyField, header: plan.keyField }];
  return {
    columns: known,
    columnsMayGrow: false,
    sample: records.slice(0, 20),
    records: (async function* () {
      yield* records;
    })(),
    description: () => '',
  };
}
