import { type Request, type Response, Router } from 'express';
import type { DataSource } from 'typeorm';
import type { Config } from '../platform/config.ts';
import { poolOf } from '../platform/database/connection.ts';
import { readerOf } from '../platform/database/reader.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import { refuse } from '../platform/http/refuse.ts';
import { callerOf } from '../platform/http/request.ts';
import { knownCallersOnly } from '../platform/http/server.ts';
import { feedbackImport } from './feedback/feedback.import.ts';
import { ImportStatus } from './import.enums.ts';
import { failedRowsOf } from './import.reading.ts';
import type { ImportPlan, RecordSource, RunOptions } from './import-plan.ts';
import { sourceInWords } from './messages.ts';
import { type RunResult, runImport } from './pipeline.ts';
import { openSource } from './reading/source.ts';
import { bodyOf } from './request-body.ts';
import { roadmapImport } from './roadmap/roadmap.import.ts';
import { runOptionsFrom } from './run-options.ts';
import { atMost } from './turns.ts';

const failedRowsShown = 100;

/** `POST /import/feedback` and `POST /import/roadmap`: a file as the body, the run as the answer. */
export function importRouter(dataSource: DataSource, config: Config): Router {
  const router = Router();
  // Each run holds one connection while its file comes in; the others are for those who read.
  const inTurn = atMost(Math.max(1, Math.floor(config.poolSize / 2)));
  const imports = { feedback: feedbackImport, roadmap: roadmapImport };
  for (const [path, plan] of Object.entries(imports)) {
    router.post(`/import/${path}`, knownCallersOnly, async (req, res) => {
      const options = runOptionsFrom(plan.kind, req.query);
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
  const open = async (): Promise<RecordSource> => {
    const hints = {
      contentType: req.headers['content-type'],
      contentEncoding: req.headers['content-encoding'],
      fileName: options.fileName ?? undefined,
    };
    const body = bodyOf(req, config.requestSeconds * 1_000);
    const source = await openSource(body, hints, { maxBytes: config.maxImportBytes });
    return Object.assign(source, { description: () => sourceInWords(source) });
  };
  return runImport(dataSource, callerOf(req)!.actor, plan, options, open);
}

async function answer(dataSource: DataSource, res: Response, { run, fault }: RunResult): Promise<void> {
  const { id, kind, source, fileName, dryRun, status, errorPolicy, startedAt, finishedAt, message, totals } = run;
  const failedRows = await failedRowsOf(readerOf(poolOf(dataSource)), id, failedRowsShown);
  res.status(status === ImportStatus.FAILED ? 422 : 200).json({
    id: globalId('ImportRun', id),
    ...{ kind, source, fileName, dryRun, status, errorPolicy, startedAt, finishedAt, message, totals },
    mapping: run.columnMapping,
    failedRows,
    ...(fault && { error: { code: fault.code, message: fault.message, line: fault.line } }),
  });
}
