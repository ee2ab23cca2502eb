import { AsyncResource } from 'node:async_hooks';
import { SpanKind } from '@opentelemetry/api';
import type pg from 'pg';
import { beginSpan, endSpan } from '../tracing.ts';

type Query = (...args: unknown[]) => unknown;
type Callback = (...args: unknown[]) => void;

const seen = new WeakSet<object>();

/**
 * Measures every statement of a pool, and traces it: by its text, which holds placeholders, and never by its values.
 *
 * @param hear - hears how long each took, in seconds
 */
export function observePool(pool: pg.Pool, hear: (seconds: number) => void): void {
  // Who waits for a connection goes on in the trace that it was in, not in that of whoever gave the connection back.
  const connect = pool.connect.bind(pool) as Query;
  pool.connect = ((callback?: Callback) =>
    callback ? connect(AsyncResource.bind(callback)) : connect()) as typeof pool.connect;
  pool.on('acquire', (client) => {
    if (seen.has(client)) return;
    seen.add(client);
    const query = client.query.bind(client) as Query;
    (client as unknown as { query: Query }).query = (...args) => observed(query, args, hear);
  });
}

function observed(query: Query, args: unknown[], hear: (seconds: number) => void): unknown {
  const text = typeof args[0] === 'string' ? args[0] : String((args[0] as { text?: string }).text ?? 'copy');
  const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text.trim().slice(0, 2_000) };
  const span = beginSpan(text.trim().split(/\s/, 1)[0]!.toLowerCase(), attributes, SpanKind.CLIENT);
  const began = performance.now();
  const end = (fault?: unknown) => {
    hear((performance.now() - began) / 1_000);
    endSpan(span, fault);
  };
  const last = args.at(-1);
  if (typeof last === 'function') {
    const callback: Callback = (error, ...rest) => {
      end(error);
      (last as Callback)(error, ...rest);
    };
    return query(...args.slice(0, -1), callback);
  }
  const result = query(...args);
  if (result instanceof Promise) result.then(() => end(), end);
  else end();
  return result;
}
