import { generateKeyBetween } from 'fractional-indexing';
import sql, { empty, type Sql } from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import { type Issue, refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import type { Work } from '../platform/work.ts';
import { RoadmapItem } from './item.entity.ts';
import type { RoadmapItemMoveInput } from './item.input.ts';
import { isOpen } from './lifecycle.rules.ts';

/** Keeps other Works from moving items until this one ends: two keys made at once would be the same. */
async function lockOrder(work: Work): Promise<void> {
  await work.alone('roadmap rank');
}

async function edgeKey(work: Work, which: 'min' | 'max', condition: Sql): Promise<string | null> {
  const chosen = which === 'min' ? sql`min(rank_key)` : sql`max(rank_key)`;
  const [row] = await work.query<{ key: string | null }>(
    sql`select ${chosen} as key from roadmap_item where rank_key is not null ${condition}`,
  );
  return row!.key;
}

/** A key behind all others: the end of the one order. */
export async function lastRankKey(work: Work): Promise<string> {
  await lockOrder(work);
  return generateKeyBetween(await edgeKey(work, 'max', empty), null);
}

/**
 * Moves an open item directly behind or before another open one, and to a horizon. One small write: no other row is
 * touched, the item's version stays. Refuses closed items, the item itself as its neighbour, and a pair of neighbours
 * that stand the wrong way round.
 */
export async function moveItem(work: Work, input: RoadmapItemMoveInput): Promise<RoadmapItem> {
  must(work.actor, Permission.PLAN);
  await lockOrder(work);
  const item = await work.take(RoadmapItem, ownId('RoadmapItem', input.id));
  if (!isOpen(item.status))
    throw refusal(UserErrorCode.GUARD_FAILED, `An item that is ${item.status} has no rank.`, 'id');
  const rankKey = await keyFor(work, item, input);
  const horizon = input.horizon ?? item.horizon;
  await work.query(
    sql`update roadmap_item set rank_key = ${rankKey}, horizon = ${horizon} where id = ${item.id}::uuid`,
  );
  return Object.assign(item, { rankKey, horizon });
}

async function keyFor(work: Work, item: RoadmapItem, input: RoadmapItemMoveInput): Promise<string | null> {
  const after = await neighbour(work, item, input.afterId, 'afterId');
  const before = await neighbour(work, item, input.beforeId, 'beforeId');
  if (after && before && after >= before) {
    throw refusal(UserErrorCode.INVALID, 'The item of afterId stands behind that of beforeId.', 'afterId');
  }
  const others = sql`and id <> ${item.id}::uuid`;
  if (after) return generateKeyBetween(after, await edgeKey(work, 'min', sql`${others} and rank_key > ${after}`));
  if (before) return generateKeyBetween(await edgeKey(work, 'max', sql`${others} and rank_key < ${before}`), before);
  return item.rankKey;
}

async function neighbour(
  work: Work,
  item: RoadmapItem,
  id: string | null | undefined,
  field: string,
): Promise<string | null> {
  if (id == null) return null;
  const other = await work.find(RoadmapItem, { id: ownId('RoadmapItem', id, field) });
  const issues: Issue[] = [];
  if (!other) issues.push({ code: UserErrorCode.NOT_FOUND, message: 'There is no item with this id.', field: [field] });
  else if (other.id === item.id)
    issues.push({ code: UserErrorCode.INVALID, message: 'An item cannot stand beside itself.', field: [field] });
  else if (!other.rankKey)
    issues.push({
      code: UserErrorCode.INVALID,
      message: `${other.status} items have no rank to stand beside.`,
      field: [field],
    });
  refuseUnlessEmpty(issues);
  return other!.rankKey;
}
