import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { refusal, UserErrorCode } from './errors.ts';
import { Row } from './row.ts';
import type { Work } from './work.ts';

type Made = Record<string, { type: string; id: string }>;

const lifetime = '24 hours';

/**
 * Does `act` once for each idempotency key of an actor: the same key and body again within a day gives the same rows
 * again, as they are now, and does nothing. Another body under the key is refused. An input without a key is done.
 */
export async function once<T extends object>(
  work: Work,
  input: { idempotencyKey?: unknown },
  act: (work: Work) => Promise<T>,
): Promise<T> {
  if (typeof input.idempotencyKey !== 'string') return act(work);
  const key = input.idempotencyKey;
  const actor = `${work.actor.kind} ${work.actor.id}`;
  const hash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  await work.alone(`idempotency ${actor} ${key}`);
  await work.query(sql`delete from idempotency_key where used_at < now() - ${lifetime}::interval`);
  const [used] = await work.query<{ hash: string; made: Made }>(
    sql`select body_hash as hash, made from idempotency_key where actor = ${actor} and key = ${key}`,
  );
  if (used && used.hash !== hash) {
    throw refusal(UserErrorCode.IDEMPOTENCY_CONFLICT, 'This key came with another body before.', 'idempotencyKey');
  }
  if (used) return (await found(work, used.made)) as T;
  const result = await act(work);
  await work.query(sql`
    insert into idempotency_key (actor, key, body_hash, made)
    values (${actor}, ${key}, ${hash}, ${JSON.stringify(madeBy(result))}::jsonb)`);
  return result;
}

function madeBy(result: object): Made {
  const rows = Object.entries(result).filter((entry): entry is [string, Row] => entry[1] instanceof Row);
  return Object.fromEntries(rows.map(([noun, row]) => [noun, { type: row.constructor.name, id: row.id }]));
}

async function found(work: Work, made: Made): Promise<Record<string, Row | null>> {
  const rows: Record<string, Row | null> = {};
  for (const [noun, { type, id }] of Object.entries(made)) {
    rows[noun] = await work.find<Row>(work.manager.connection.getMetadata(type).target as typeof Row, { id });
  }
  return rows;
}
