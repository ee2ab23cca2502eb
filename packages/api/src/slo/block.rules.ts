import type { SliceGrid } from './budget-window.rules.ts';
import { dayMs } from './window.rules.ts';

const quarterMs = 900_000;
/** How long blocks may be where events are counted: no shorter than most measurements. */
const lengths = [quarterMs, 4 * quarterMs, 24 * quarterMs];

/** How many blocks make a stretch. */
export const blocksInStretch = 96;

/**
 * How long the blocks are by which measurements are summed up: as many whole slices as fit into a quarter of an hour,
 * at least one; without slices a quarter of an hour, or more where measurements are longer, up to a day.
 */
export function blockMsOf(grid: SliceGrid | null, longestMs: number): number {
  if (grid) return grid.ms * Math.max(1, Math.floor(quarterMs / grid.ms));
  return lengths.find((ms) => ms >= longestMs) ?? dayMs;
}
