import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import type { DataSource } from 'typeorm';
import { must, Permission } from '../../platform/actor.ts';
import { poolOf } from '../../platform/database/connection.ts';
import { readerOf } from '../../platform/database/reader.ts';
import { refusal, UserErrorCode } from '../../platform/errors.ts';
import { callerOf } from '../../platform/http/request.ts';
import { knownCallersOnly } from '../../platform/http/server.ts';
import { openSloTexts } from './open-slo.export.ts';

/** `GET /export/slo`: every objective as OpenSLO, streamed. */
export function openSloRouter(dataSource: DataSource): Router {
  const router = Router();
  router.get('/export/slo', knownCallersOnly, async (req, res) => {
    must(callerOf(req)!.actor, Permission.READ);
    const { format = 'openslo' } = req.query;
    if (format !== 'openslo') {
      const message = `The format is ${JSON.stringify(format)}; it may be openslo.`;
      throw refusal(UserErrorCode.INVALID, message, 'format');
    }
    res.attachment('objectives.yaml').set('content-type', 'application/yaml; charset=utf-8');
    const db = readerOf(poolOf(dataSource));
    // A caller who goes away ends the reading; there is nobody left to tell.
    await pipeline(Readable.from(openSloTexts(db)), res).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  });
  return router;
}
