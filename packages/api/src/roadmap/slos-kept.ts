import type { Reader } from '../platform/database/reader.ts';
import { keysOf } from '../platform/graphql/batches.ts';
import { listById } from '../platform/graphql/rows-by-id.ts';
import { errorBudgetsOf } from '../slo/error-budget.service.ts';
import { BudgetState } from '../slo/error-budget.types.ts';
import { ServiceLevelObjective } from '../slo/service-level-objective.entity.ts';
import type { RoadmapItem } from './item.entity.ts';
import { linksOfItems } from './slo-link.reading.ts';

/** Whether the error budget of a linked objective has lasted since the release of an item. */
export interface KeptBudget {
  itemId: string;
  slug: string;
  kept: boolean | null;
}

/** For each objective that these items are linked to, once an item: a fixed number of statements. */
export async function slosKept(db: Reader, items: readonly RoadmapItem[], at: Date): Promise<KeptBudget[]> {
  const links = await linksOfItems(db, keysOf(items, 'id'));
  const slos = await listById(db, ServiceLevelObjective, keysOf(links, 'sloId'));
  const budgets = await errorBudgetsOf(db, slos, at);
  const states = new Map(slos.map(({ id }, index) => [id, budgets[index]!.state]));
  const pairs = new Map(links.map((link) => [`${link.itemId} ${link.sloId}`, link]));
  return [...pairs.values()].map(({ itemId, sloId, slug }) => ({ itemId, slug, kept: keptIn(states.get(sloId)!) }));
}

function keptIn(state: BudgetState): boolean | null {
  return state === BudgetState.NO_DATA ? null : state !== BudgetState.EXHAUSTED;
}
