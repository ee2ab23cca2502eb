import sql, { raw, type Sql } from 'sql-template-tag';
import { ChangeEvent } from '../history/change-event.entity.ts';
import { actorsOf } from '../identity/viewer.service.ts';
import type { Context, Reading } from '../platform/context.ts';
import { columnsOf, type Entity, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import { byId, keysOf, through } from '../platform/graphql/batches.ts';
import type { Connection, PageArgs } from '../platform/graphql/connection.ts';
import { edge } from '../platform/graphql/edges.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { type Listing, pageOf, pagesOf } from '../platform/graphql/page.ts';
import { Decision, DecisionSubject } from './decision.entity.ts';
import type { DecisionFilter } from './decision.input.ts';
import { decisionLinkById } from './decision-link.ts';
import { trippedDecisions } from './revisit-trigger.ts';
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
export async function decisionsNewestFirst(
  ctx: Context,
  filter: DecisionFilter | null | undefined,
  page: PageArgs,
): Promise<Connection<Decision>> {
  return pageOf(ctx.db, decisionListing(await conditionsOf(ctx, filter ?? {})), page);
}

/** Decisions as a list, the newest first. The conditions speak of the decision as `t`. */
function decisionListing(where: Sql[]): Listing {
  return { entity: Decision, where, order: [{ by: sql`t.decided_at`, type: 'timestamptz' }], descending: true };
}

/** For types whose things may become one: the ids of all that a thing, given by an expression, stands for. */
const alsoIds = new Map<string, (id: Sql) => Sql>();

/** That a decision, as `t`, is about a thing of this type with this id. */
function isAbout(subjectType: string, id: Sql): Sql {
  const ids = alsoIds.get(subjectType)?.(id) ?? id;
  return sql`exists (select from ${tableOf(DecisionSubject)} s
    where s.decision_id = t.id and s.subject_type = ${subjectType} and s.subject_id in (${ids}))`;
}

/**
 * Gives a type its `decisions`: those that are about it, the newest first. Where things of the type may become one,
 * `also` selects the ids of all that the thing with an id stands for.
 */
export function decisionsEdge(parent: Entity<{ id: string }>, also?: (id: Sql) => Sql): void {
  if (also) alsoIds.set(parent.name, also);
  edge<{ id: string }, PageArgs>(parent, 'decisions', ({ db }, rows, page) =>
    pagesOf(
      db,
      decisionListing([isAbout(parent.name, sql`p.id`)]),
      page,
      rows.map(({ id }) => id),
    ),
  );
}

/** The ids of the decisions that it is time to look at again, of these or of all. */
export async function decisionsDue(ctx: Reading, among: readonly string[] | null = null): Promise<Set<string>> {
  const due = await ctx.db.query<{ id: string }>(sql`
    select t.id from ${tableOf(Decision)} t
    where (${among}::uuid[] is null or t.id = any(${among}::uuid[])) and ${dayHasCome(ctx)}`);
  return new Set([...due.map(({ id }) => id), ...(await trippedDecisions(ctx, among))]);
}

async function conditionsOf(ctx: Context, filter: DecisionFilter): Promise<Sql[]> {
  const { kind, dueForRevisit, agreed, itemId, themeId, search } = filter;
  const text = search?.trim().toLowerCase();
  const where: Sql[] = [];
  if (kind) where.push(sql`t.kind = any(${kind}::text[])`);
  if (dueForRevisit != null) {
    where.push(sql`(t.id = any(${[...(await decisionsDue(ctx))]}::uuid[])) = ${dueForRevisit}`);
  }
  if (agreed != null) where.push(sql`${agreedCondition('Decision', sql`t.id`)} = ${agreed}`);
  if (itemId != null) where.push(isAbout('RoadmapItem', sql`${ownId('RoadmapItem', itemId, 'filter.itemId')}::uuid`));
  if (themeId != null) where.push(isAbout('Theme', sql`${ownId('Theme', themeId, 'filter.themeId')}::uuid`));
  if (text) {
    where.push(sql`position(${text} in
      lower(concat_ws(' ', 'D-' || t.number, t.question, t.outcome, t.rationale, t.gave_up))) > 0`);
  }
  return where;
}

/** That the day has come to look at a decision, as `t`, again, and no other took its place. Never null. */
function dayHasCome({ readAt }: Reading): Sql {
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
  const due = await decisionsDue(ctx, keysOf(rows, 'id'));
  return rows.map(({ id }) => due.has(id));
});

edge(Decision, 'supersedes', byId(Decision, 'supersedesId'));

edge(Decision, 'decisions', through(Decision, DecisionSubject, 'decisionId', 'subjectId', raw('j.position, t.id')));
decisionLinkById('decisionIds', Decision);

edge(Decision, 'supersededBy', async ({ db }, rows) => {
  const successors = await db.query<Decision>(
    sql`select ${columnsOf(Decision)} from ${tableOf(Decision)} t where t.supersedes_id = any(${keysOf(rows, 'id')}::uuid[])`,
  );
  const known = new Map(successors.map((successor) => [successor.supersedesId, successor]));
  return rows.map(({ id }) => known.get(id) ?? null);
});

edge(ChangeEvent, 'decision', async ({ db }, rows) => {
  const found = await db.query<Decision & { $event: string }>(sql`
    select e.id as "$event", ${columnsOf(Decision)}
    from change_event e join work w on w.id = e.work_id join ${tableOf(Decision)} t on t.id = w.decision_id
    where e.id = any(${keysOf(rows, 'id')}::uuid[])`);
  const known = new Map(found.map((decision) => [decision.$event, decision]));
  return rows.map(({ id }) => known.get(id) ?? null);
});

signable(Decision);
nodeType(Decision);
