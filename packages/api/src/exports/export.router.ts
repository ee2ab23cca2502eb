import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Response, Router } from 'express';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { type Actor, must, Permission } from '../platform/actor.ts';
import type { Config } from '../platform/config.ts';
import { poolOf } from '../platform/database/connection.ts';
import { rowsByCursor } from '../platform/database/cursor.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import { callerOf } from '../platform/http/request.ts';
import { knownCallersOnly } from '../platform/http/server.ts';
import { atMost } from '../platform/turns.ts';
import { type ExportPlan, type ExportQuery, queryOf } from './export-plan.ts';
import { type ExportFormat, formats } from './formats.ts';
import { exportPlans } from './plans.ts';

/** `GET /export/<path>` for each plan: a stream of all that the caller may see. */
export function exportRouter(dataSource: DataSource, config: Config): Router {
  const router = Router();
  const pool = poolOf(dataSource);
  // Each holds a connection while its reader takes it; the others are for those who ask short questions.
  const inTurn = atMost(Math.max(1, Math.floor(config.poolSize / 4)));
  for (const plan of exportPlans) {
    router.get(`/export/${plan.path}`, knownCallersOnly, async (req, res) => {
      const { actor } = callerOf(req)!;
      must(actor, Permission.READ);
      const query = queryOf(req);
      const format = formatOf(plan, query);
      await inTurn(() => send(res, pool, plan, { actor, query, format, config }));
    });
  }
  return router;
}

interface Wanted {
  actor: Actor;
  query: ExportQuery;
  format: ExportFormat;
  config: Config;
}

/** A reader that leaves in the middle ends the reading; a fault in the middle breaks the answer off, so that nobody takes it for whole. */
async function send(
  res: Response,
  pool: pg.Pool,
  plan: ExportPlan,
  { actor, query, format, config }: Wanted,
): Promise<void> {
  const { columns, redacted } = plan.columnsFor(actor, query);
  const rows = rowsByCursor(pool, plan.rows(query, config), config.requestSeconds * 1_000);
  const first = await rows.next();
  const day = new Date().toISOString().slice(0, 10);
  res.set({
    'Content-Type': format.contentType,
    'Content-Disposition': `attachment; filename="waymark-${plan.path}-${day}.${format.ending}"`,
    'Cache-Control': 'no-store',
    ...(redacted && { 'Waymark-Redacted': 'true' }),
  });
  const text = textOf(plan, format, columns, first, rows);
  await pipeline(Readable.from(text), res).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

async function* textOf(
  plan: ExportPlan,
  format: ExportFormat,
  columns: readonly string[],
  first: IteratorResult<unknown[], void>,
  rows: AsyncGenerator<unknown[], void>,
): AsyncGenerator<string> {
  let count = 0;
  yield format.begin(columns);
  try {
    for (let next = first; !next.done; next = await rows.next()) {
      yield next.value.map((row) => format.record(plan.recordOf(row), columns, count++)).join('');
    }
    yield format.end(count);
  } finally {
    await rows.return();
  }
}

/** The format that is asked for. Refuses, by name, formats and parameters that the export does not have. */
function formatOf(plan: ExportPlan, { format, ...others }: ExportQuery): ExportFormat {
  const known = ['format', ...Object.keys(plan.parameters)];
  for (const [name, value] of Object.entries(others)) {
    if (!known.includes(name)) {
      throw refusal(
        UserErrorCode.INVALID,
        `There is no parameter "${name.slice(0, 40)}"; there are ${known.join(', ')}.`,
        name,
      );
    }
    if (value === undefined) throw refusal(UserErrorCode.INVALID, `${name} is given more than once.`, name);
  }
  const all = { ...formats, ...plan.formats };
  const wanted = format ?? plan.usual ?? 'csv';
  const found = Object.hasOwn(all, wanted) ? all[wanted] : undefined;
  if (found) return found;
  const message = `format is "${wanted.slice(0, 40)}"; it may be ${Object.keys(all).join(', ')}.`;
  throw refusal(UserErrorCode.INVALID, message, 'format');
}
