import type { ErrorRequestHandler, Response } from 'express';
import { DomainError, refusalFromDatabase } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { ErrorCode } from './error-codes.ts';
import { requestId } from './request.ts';

/**
 * Answers a refusal by HTTP: `{ "error": { "code", "message", "field", "requestId" } }`; callers of /graphql get it as
 * `errors` too.
 */
export function refuse(res: Response, status: number, code: ErrorCode, message: string, field?: string[]): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const id = requestId(res.req);
  const errors = [{ message, extensions: { code, requestId: id } }];
  const isGraphql = res.req.originalUrl.startsWith('/graphql');
  const error = { code, message, ...(field && { field }), requestId: id };
  res.status(status).json({ ...(isGraphql && { errors }), error });
}

interface HttpFault {
  status?: number;
  expose?: boolean;
  type?: string;
}

/** What escaped a route: a refusal is said in its words, a malformed body too, a fault of ours is logged and hidden. */
export function lastResort(log: Logger): ErrorRequestHandler {
  return (fault: unknown, req, res, _next) => {
    const error = refusalFromDatabase(fault) ?? fault;
    if (error instanceof DomainError) {
      const [issue] = error.issues;
      const status = issue?.code === 'FORBIDDEN' ? 403 : 400;
      refuse(res, status, issue?.code ?? 'INVALID', error.message, issue?.field);
      return;
    }
    const { status, type } = error as HttpFault;
    if (status !== undefined && status >= 400 && status < 500) {
      const message =
        type === 'entity.too.large' ? 'The body is larger than is allowed.' : 'The request cannot be read.';
      refuse(res, status, status === 413 ? 'LIMIT_EXCEEDED' : 'BAD_REQUEST', message);
      return;
    }
    log.error({ err: error, id: requestId(req) }, 'a request failed');
    refuse(res, 500, 'INTERNAL_SERVER_ERROR', 'Something went wrong here. The log has the details.');
  };
}
