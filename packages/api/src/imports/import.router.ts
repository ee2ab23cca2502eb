import { type Request, type Response, Router } from 'express';
import type { DataSource } from 'typeorm';
import type { Config } from '../platform/config.ts';
import { poolOf } from '../platform/database/connection.ts';
import { readerOf } from '../platform/database/reader.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import { refuse } from '../platform/http/refuse.ts';
import { callerOf, serve } from '../platform/http/request.ts';
import { knownCallersOnly } from '../platform/http/server.ts';
import { atMost } from '../platform/turns.ts';
import { ImportStatus } from './import.enums.ts';
import { failedRowsOf } from './import.reading.ts';
import type { ImportPlan, RecordSource, RunOptions } from './import-plan.ts';
import { sourceInWords } from './messages.ts';
import { type RunResult, runImport } from './pipeline.ts';
import { importPlans } from './plans.ts';
import { openSource } from './reading/source.ts';
import { bodyOf } from './request-body.ts';
import { runOptionsFrom } from './run-options.ts';

const failedRowsShown = 100;

/** `POST /import/<path>` for each plan: a file as the body, the run as the answer. */
export function importRouter(dataSource: DataSource, config: Config): Router {
  const router = Router();
  // Each run holds one connection while its file comes in; the others are for those who read.
  const inTurn = atMost(Math.max(1, Math.floor(config.poolSize / 2)));
  for (const plan of importPlans) {
    router.post(`/import/${plan.path}`, knownCallersOnly, async (req, res) => {
      serve(req, 'import');
      const options = runOptionsFrom(plan, req.query, [...config.sliSources.keys()]);
      if (req.is('multipart/form-data')) {
        refuse(
          res,
          415,
          'UNSUPPORTED_FORMAT',
          'Send the file itself as the body, as curl --data-binary @file does, not a form.',
        );
        return;
      }
      const result = await inTurn(() => importFile(dataSource, config, plan, options, req));
      await answer(dataSource, res, result);
      req.resume();
    });
  }
  return router;
}

function importFile(
  dataSource: DataSource,
  config: Config,
  plan: ImportPlan,
  options: RunOptions,
  req: Request,
): Promise<RunResult> {
  const open = async (signal: AbortSignal): Promise<RecordSource> => {
    const hints = {
      contentType: req.headers['content-type'],
      contentEncoding: req.headers['content-encoding'],
      fileName: options.fileName ?? undefined,
      textFields: plan.textFields,
    };
    const body = bodyOf(req, config.requestSeconds * 1_000, signal);
    const maxBytes = config.maxImportBytes;
    if (plan.read) return plan.read(body, { options, hints, maxBytes, db: readerOf(poolOf(dataSource)) });
    const source = await openSource(body, hints, {
      maxBytes,
      maxRecordBytes: config.maxImportRowBytes,
      maxCellLength: config.maxImportCell,
      maxColumns: config.maxImportColumns,
      maxDepth: config.maxImportDepth,
    });
    return Object.assign(source, { description: () => sourceInWords(source) });
  };
  return runImport(dataSource, callerOf(req)!.actor, plan, options, open, {
    id: runIdOf(req),
  });
}

/** The id that the sender gives its run, to ask for it while it goes on. */
function runIdOf(req: Request): string | undefined {
  const id = req.headers['waymark-run-id'];
  if (id === undefined) return undefined;
  if (typeof id === 'string' && uuid.test(id)) return id;
  throw refusal(
    UserErrorCode.INVALID,
    'Waymark-Run-Id is a UUID in lower case, a new one for each run.',
    'Waymark-Run-Id',
  );
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

async function answer(dataSource: DataSource, res: Response, { run, fault }: RunResult): Promise<void> {
  const { id, kind, source, fileName, dryRun, status, errorPolicy, startedAt, finishedAt, message, totals } = run;
  const failedRows = await failedRowsOf(readerOf(poolOf(dataSource)), id, failedRowsShown);
  res.status(status === ImportStatus.COMPLETED ? 200 : 422).json({
    id: globalId('ImportRun', id),
    ...{ kind, source, fileName, dryRun, status, errorPolicy, startedAt, finishedAt, message, totals },
    mapping: run.columnMapping,
    failedRows,
    ...(fault && { error: { code: fault.code, message: fault.message, line: fault.line } }),
  });
}
