import sql, { type Sql } from 'sql-template-tag';
import { actorsOf } from '../identity/viewer.service.ts';
import type { Context } from '../platform/context.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import { byId, keysOf } from '../platform/graphql/batches.ts';
import type { Connection, PageArgs } from '../platform/graphql/connection.ts';
import { edge } from '../platform/graphql/edges.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { type Listing, pageOf } from '../platform/graphql/page.ts';
import { Decision } from './decision.entity.ts';
import type { DecisionFilter } from './decision.input.ts';
import { agreedCondition } from './sign-off.reading.ts';
import { signable } from './signable.ts';

/** The decision with this global id or identifier; null when there is none. Refuses a call with neither. */
export async function decisionByName(
  db: Reader,
  { id, identifier }: { id?: string | null; identifier?: string | null },
): Promise<Decision | null> {
  if (id == null && identifier == null)
    throw refusal(UserErrorCode.REQUIRED, 'Name the decision by `id` or by `identifier`.', 'id');
  const condition =
    id != null ? sql`t.id = ${ownId('Decision', id)}::uuid` : sql`t.number = ${numberIn(identifier!)}::integer`;
  const [decision] = await db.query<Decision>(
    sql`select ${columnsOf(Decision)} from ${tableOf(Decision)} t where ${condition}`,
  );
  return decision ?? null;
}

function numberIn(identifier: string): number | null {
  const digits = /^D-(\d{1,9})$/i.exec(identifier.trim())?.[1];
  return digits ? Number(digits) : null;
}

/** A page of the decisions that meet the filter, the newest first. */
export function decisionsNewestFirst(
  ctx: Context,
  filter: DecisionFilter | null | undefined,
  page: PageArgs,
): Promise<Connection<Decision>> {
  return pageOf(ctx.db, decisionListing(ctx, filter), page);
}

/** Decisions as a list, the newest first. `extra` conditions speak of the decision as `t`. */
export function decisionListing(ctx: Context, filter?: DecisionFilter | null, ...extra: Sql[]): Listing {
  const { kind, dueForRevisit, agreed, search } = filter ?? {};
  const text = search?.trim().toLowerCase();
  const where = [...extra];
  if (kind) where.push(sql`t.kind = any(${kind}::text[])`);
  if (dueForRevisit != null) where.push(sql`${isDue(ctx)} = ${dueForRevisit}`);
  if (agreed != null) where.push(sql`${agreedCondition('Decision', sql`t.id`)} = ${agreed}`);
  if (text) {
    where.push(sql`position(${text} in
      lower(concat_ws(' ', 'D-' || t.number, t.question, t.outcome, t.rationale, t.gave_up))) > 0`);
  }
  return { entity: Decision, where, order: [{ by: sql`t.decided_at`, type: 'timestamptz' }], descending: true };
}

/** That it is time to look at a decision, as `t`, again: its day has come, and no other took its place. Never null. */
function isDue({ readAt }: Context): Sql {
  const today = readAt.toISOString().slice(0, 10);
  return sql`(coalesce(t.revisit_on <= ${today}::date, false)
    and not exists (select from ${tableOf(Decision)} s where s.supersedes_id = t.id))`;
}

edge(Decision, 'decidedBy', ({ db }, rows) =>
  actorsOf(
    db,
    rows.map(({ decidedByKind, decidedById }) => ({ kind: decidedByKind, id: decidedById })),
  ),
);

edge(Decision, 'dueForRevisit', async (ctx, rows) => {
  const due = await ctx.db.query<{ id: string }>(
    sql`select t.id from ${tableOf(Decision)} t where t.id = any(${keysOf(rows, 'id')}::uuid[]) and ${isDue(ctx)}`,
  );
  const ids = new Set(due.map(({ id }) => id));
  return rows.map(({ id }) => ids.has(id));
});

edge(Decision, 'supersedes', byId(Decision, 'supersedesId'));

edge(Decision, 'supersededBy', async ({ db }, rows) => {
  const successors = await db.query<Decision>(
    sql`select ${columnsOf(Decision)} from ${tableOf(Decision)} t where t.supersedes_id = any(${keysOf(rows, 'id')}::uuid[])`,
  );
  const known = new Map(successors.map((successor) => [successor.supersedesId, successor]));
  return rows.map(({ id }) => known.get(id) ?? null);
});

signable(Decision);
nodeType(Decision);
