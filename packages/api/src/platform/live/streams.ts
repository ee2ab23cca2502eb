import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { createHandler } from 'graphql-sse/lib/use/express';
import { refuse } from '../http/refuse.ts';
import { callerOf } from '../http/request.ts';
import type { LiveParts, LiveTools } from './live.ts';
import { type Events, formatted, guarded, type LiveArgs, liveOperation } from './operation.ts';

/**
 * Serves subscriptions over server-sent events at /graphql/stream, for where proxies forbid sockets: one request, one
 * subscription. The caller is known already.
 */
export function serveStreams(parts: LiveParts, tools: LiveTools): RequestHandler {
  const { schema, contextFor } = parts;
  const { connections, isKnown, format } = tools;
  const handler = createHandler<LiveArgs['contextValue']>({
    schema,
    authenticate: () => null,
    onSubscribe({ raw }, { query, operationName, variables }) {
      const context = contextFor(callerOf(raw)!, randomUUID());
      const begun = liveOperation(parts, { query, operationName, variables }, context);
      const { requestId } = context;
      return Array.isArray(begun) ? { errors: begun.map((error) => format(error, requestId)) } : begun;
    },
    onOperation: (_context, { raw }, _args, result) =>
      'next' in result ? guarded(result as Events, () => isKnown(raw, callerOf(raw)!)) : undefined,
    onNext: ({ requestId }, _req, result) => formatted(result, format, requestId),
  });
  return async (req, res) => {
    if (!connections.hasRoom) {
      refuse(res, 503, 'LIMIT_EXCEEDED', 'There are as many subscribers as WAYMARK_MAX_LIVE_CONNECTIONS allows.');
      return;
    }
    const caller = callerOf(req)!;
    const isStillKnown = () => isKnown(req, caller);
    res.on('close', connections.add({ isStillKnown, close: () => res.destroy() }));
    await handler(req, res);
  };
}
