import type { ItemRow } from './roadmap-query.ts';
import type { GroupBy } from './view.ts';
import { healthWords, keysOf, kindWords } from './words.ts';

/** Some of the rows under one heading. */
export interface RowGroup {
  key: string;
  label: string;
  items: ItemRow[];
}
type Place = { key: string; label: string; order: string };

const last = '\uffff';
const inOrder = (words: Record<string, string>, key: string): string => String(keysOf(words).indexOf(key) + 1);

/** Where an item stands under a grouping; an item that serves several inputs or periods stands in each. */
function placesOf(item: ItemRow, by: GroupBy): Place[] {
  if (by === 'kind') return [{ key: item.kind, label: kindWords[item.kind], order: inOrder(kindWords, item.kind) }];
  if (by === 'health') {
    const { health } = item;
    if (health) return [{ key: health, label: healthWords[health], order: inOrder(healthWords, health) }];
    return [{ key: 'none', label: 'No update yet', order: last }];
  }
  if (by === 'team') {
    const { team } = item;
    return [
      team ? { key: team.slug, label: team.name, order: team.name } : { key: 'none', label: 'No team', order: last },
    ];
  }
  if (by === 'input') {
    const metrics = (item.alignments ?? []).map(({ input }) => input.metric);
    if (metrics.length === 0) return [{ key: 'none', label: 'Serves no input of the North Star', order: last }];
    return metrics.map(({ key, name }) => ({ key, label: name, order: name }));
  }
  const periods = (item.allocations ?? []).map(({ period }) => period);
  if (periods.length === 0) return [{ key: 'none', label: 'In no period yet', order: last }];
  return periods.map(({ id, name, start }) => ({ key: id, label: name, order: start }));
}

/** The rows in groups, each in the order in which the rows stand; without a grouping, one group without a name. */
export function groupsOf(rows: readonly ItemRow[], by: GroupBy | undefined): RowGroup[] {
  if (!by) return [{ key: '', label: '', items: [...rows] }];
  const groups = new Map<string, RowGroup & { order: string }>();
  for (const item of rows) {
    for (const { key, label, order } of new Map(placesOf(item, by).map((place) => [place.key, place])).values()) {
      const group = groups.get(key) ?? { key, label, order, items: [] };
      group.items.push(item);
      groups.set(key, group);
    }
  }
  return [...groups.values()]
    .sort((one, other) => one.order.localeCompare(other.order, undefined, { numeric: true }))
    .map(({ key, label, items }) => ({ key, label, items }));
}

/** The rows as they stand when each group follows the other, every row once. */
export function inGroups(rows: readonly ItemRow[], by: GroupBy | undefined): ItemRow[] {
  return [...new Set(groupsOf(rows, by).flatMap(({ items }) => items))];
}
