import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import type { DataSource } from 'typeorm';
import { poolOf } from '../platform/database/connection.ts';
import { readerOf } from '../platform/database/reader.ts';
import { refuse } from '../platform/http/refuse.ts';
import { callerOf } from '../platform/http/request.ts';
import { knownCallersOnly } from '../platform/http/server.ts';
import { failedRowsCsv } from './failed-rows.ts';
import { maySeeRows } from './import.policy.ts';
import { runByGlobalId } from './import.reading.ts';

/** `GET /imports/:id/failed.csv`: the failed rows of a run, to mend and feed again. */
export function failedRowsRouter(dataSource: DataSource): Router {
  const db = readerOf(poolOf(dataSource));
  return Router().get('/imports/:id/failed.csv', knownCallersOnly, async (req, res) => {
    const { actor } = callerOf(req)!;
    const run = await runByGlobalId(db, String(req.params.id));
    if (!run) {
      refuse(res, 404, 'NOT_FOUND', 'There is no run with this id.');
    } else if (!maySeeRows(actor, run)) {
      const message =
        'The rows hold what customers said: this needs the permission READ_FEEDBACK, or to have sent them.';
      refuse(res, 403, 'FORBIDDEN', message);
    } else {
      const name = `failed-${run.source.replace(/[^\w.-]+/g, '-')}.csv`;
      res.set({
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'no-store',
      });
      await pipeline(Readable.from(failedRowsCsv(db, run)), res);
    }
  });
}
