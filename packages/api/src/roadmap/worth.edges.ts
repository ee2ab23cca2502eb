import sql from 'sql-template-tag';
import { keysOf } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { valuesOf } from '../settings/threshold.ts';
import { RoadmapItem } from './item.entity.ts';
import { scoreFreshDays, scoreOf } from './score.rules.ts';
import { type Burden, isOutsized, mostOverExpected } from './support-burden.rules.ts';
import { burdens, burdenTable, customersOf } from './worth.reading.ts';

edge(RoadmapItem, 'score', async ({ db, readAt }, rows) => {
  const scored = rows.filter((row) => row.givenScore);
  if (scored.length === 0) return rows.map(() => null);
  const [customers, { days }] = await Promise.all([
    customersOf(db, keysOf(scored, 'id')),
    valuesOf(db, { days: scoreFreshDays }),
  ]);
  return rows.map(({ id, givenScore, effort }) => {
    const present = { effort: effort?.likely ?? null, customers: customers.get(id) ?? 0 };
    return givenScore ? scoreOf(givenScore, present, readAt, days) : null;
  });
});

edge(RoadmapItem, 'supportBurden', async ({ db }, rows) => {
  const burdened = rows.filter((row) => row.givenBurden);
  if (burdened.length === 0) return rows.map(() => null);
  const [found, { over }] = await Promise.all([
    db.query<Burden & { itemId: string }>(sql`
      with ${burdenTable} select b.item_id as "itemId", b.expected, b.actual, b.per_customer as "perCustomer", b.usual
      from (${burdens}) b where b.item_id = any(${keysOf(burdened, 'id')}::uuid[])`),
    valuesOf(db, { over: mostOverExpected }),
  ]);
  const outsized = new Map(found.map((row) => [row.itemId, isOutsized(row, over)]));
  return rows.map(({ id, givenBurden }) => givenBurden && { ...givenBurden, outsized: outsized.get(id) ?? false });
});
