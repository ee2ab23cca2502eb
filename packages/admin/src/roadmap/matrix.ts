import type { ItemRow } from './roadmap-query.ts';

/** The levels of impact from the greatest, as a score names them. */
export const impactLevels = [
  { least: 3, label: 'Massive' },
  { least: 2, label: 'High' },
  { least: 1, label: 'Medium' },
  { least: 0.5, label: 'Low' },
  { least: 0, label: 'Minimal' },
];
/** Bands of likely effort, in person-weeks, each up to and with its most. */
export const effortBands = [
  { most: 1, label: 'Up to 1' },
  { most: 3, label: '1 to 3' },
  { most: 6, label: '3 to 6' },
  { most: 12, label: '6 to 12' },
  { most: Number.POSITIVE_INFINITY, label: 'Over 12' },
];

/** Where an item stands in the matrix, row by impact and column by effort; null where either is not known. */
export function cellOf({ score, effort }: Pick<ItemRow, 'score' | 'effort'>): { row: number; column: number } | null {
  if (!score || !effort) return null;
  return {
    row: impactLevels.findIndex(({ least }) => score.impact >= least),
    column: effortBands.findIndex(({ most }) => effort.likely <= most),
  };
}

/** Items by row and column, in the order in which they came, and those that have no place. */
export function matrixOf<Item extends Pick<ItemRow, 'score' | 'effort'>>(items: readonly Item[]) {
  const cells = impactLevels.map(() => effortBands.map((): Item[] => []));
  const unplaced: Item[] = [];
  for (const item of items) {
    const cell = cellOf(item);
    (cell ? cells[cell.row]?.[cell.column] : unplaced)?.push(item);
  }
  return { cells, unplaced };
}

/** The size of a bubble in pixels: its area grows with the customers who speak for the item. */
export function bubbleSize(customers: number): number {
  return Math.round(Math.min(32, 8 + 4 * Math.sqrt(customers)));
}
