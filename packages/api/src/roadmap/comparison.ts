import sql from 'sql-template-tag';
import { Decision } from '../agreement/decision.entity.ts';
import type { Context } from '../platform/context.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import { groupBy } from '../platform/graphql/batches.ts';
import { readWith } from '../platform/graphql/reading.ts';
import { listById } from '../platform/graphql/rows-by-id.ts';
import { driftBetween, explainingKinds, type Standing } from './comparison.rules.ts';
import type { ItemDrift, RoadmapComparison } from './comparison.types.ts';
import { RoadmapItem } from './item.entity.ts';

/**
 * The roadmap that `ctx` reads against the one at `to`, in a fixed number of statements. Items and decisions are read
 * as of the instant that they are told of. Refuses an instant that is yet to come.
 */
export async function compareRoadmaps(ctx: Context, to: Date): Promise<RoadmapComparison> {
  if (to.getTime() > Date.now()) {
    throw refusal(UserErrorCode.INVALID, `${to.toISOString()} is yet to come; compare with now or the past.`, 'to');
  }
  const other = ctx.past(to);
  const later = to > ctx.readAt ? other : ctx;
  const [before, after] = await Promise.all([standingsOf(ctx.db), standingsOf(other.db)]);
  const drifts = [...after].flatMap(([id, standing]) => {
    const earlier = before.get(id);
    const drift = earlier && driftBetween(earlier, standing);
    return drift ? [{ id, drift }] : [];
  });
  const changedIds = drifts.map(({ id }) => id);
  const [added, removed, changed, decisions] = await Promise.all([
    itemsOf(other, idsBeside(after, before)),
    itemsOf(ctx, idsBeside(before, after)),
    itemsOf(other, changedIds),
    decisionsBetween(later, ctx.readAt, to, changedIds),
  ]);
  const items = new Map(changed.map((item) => [item.id, item]));
  const told = drifts.map(({ id, drift }): ItemDrift => {
    return { ...drift, item: items.get(id)!, decisions: decisions.get(id) ?? [] };
  });
  return { from: ctx.readAt, to, added, removed, changed: told };
}

/** What is compared of every item, in rank order; closed ones stand last. */
async function standingsOf(db: Reader): Promise<Map<string, Standing>> {
  const rows = await db.query<Standing & { id: string }>(sql`
    select id, status, target, effort, rank_key as "rankKey",
      case when rank_key is not null then row_number() over (order by rank_key nulls last, id) end as rank
    from roadmap_item order by rank_key nulls last, id`);
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}

function idsBeside(these: ReadonlyMap<string, unknown>, others: ReadonlyMap<string, unknown>): string[] {
  return [...these.keys()].filter((id) => !others.has(id));
}

async function itemsOf(ctx: Context, ids: string[]): Promise<RoadmapItem[]> {
  const items = await listById(ctx.db, RoadmapItem, ids);
  return ctx.asOf ? readWith(ctx, items) : items;
}

/** The decisions behind the changes of these items between two instants, whichever is earlier, by item. */
async function decisionsBetween(ctx: Context, one: Date, other: Date, itemIds: string[]) {
  const [since, until] = one < other ? [one, other] : [other, one];
  const rows = await ctx.db.query<Decision & { $itemId: string }>(sql`
    select x.item_id as "$itemId", ${columnsOf(Decision)} from ${tableOf(Decision)} t join (
      select e.whole_id as item_id, w.decision_id from change_event e join work w on w.id = e.work_id
      where e.whole_id = any(${itemIds}::uuid[]) and w.decision_id is not null and e.at > ${since} and e.at <= ${until}
      union
      select s.subject_id, s.decision_id from decision_subject s join ${tableOf(Decision)} d on d.id = s.decision_id
      where s.subject_type = 'RoadmapItem' and s.subject_id = any(${itemIds}::uuid[])
        and d.kind = any(${explainingKinds}::text[]) and d.decided_at > ${since} and d.decided_at <= ${until}
    ) x on x.decision_id = t.id order by t.decided_at, t.id`);
  // A decision about several items is one object, so that what hangs on it is fetched once.
  const shared = new Map(rows.map((row) => [row.id, row]));
  if (ctx.asOf) readWith(ctx, rows);
  const byItem = groupBy(rows, '$itemId');
  return new Map([...byItem].map(([id, found]) => [id, found.map((row) => shared.get(row.id)! as Decision)]));
}
