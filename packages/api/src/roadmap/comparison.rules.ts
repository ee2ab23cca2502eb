import { DecisionKind } from '../agreement/decision.entity.ts';
import type { ItemStatus } from './item.enums.ts';
import type { Effort } from './item.types.ts';
import { driftDays, type PlanDay } from './plan-date.rules.ts';

/** What of an item is compared. */
export interface Standing {
  status: ItemStatus;
  target: PlanDay | null;
  effort: Effort | null;
  rankKey: string | null;
  rank: number | null;
}

/** How an item moved, in the words of `ItemDrift`. */
export interface Drift {
  targetDriftDays: number | null;
  statusFrom: ItemStatus;
  statusTo: ItemStatus;
  rankFrom: number | null;
  rankTo: number | null;
  effortDeltaPersonWeeks: number;
}

/**
 * How an item moved between two instants; null where its status, target and likely effort are the same and nobody
 * moved it. Ranks are dense, so the move of one item shifts others: such a shift alone is no drift.
 */
export function driftBetween(from: Standing, to: Standing): Drift | null {
  const moved = from.rankKey !== to.rankKey && from.rank !== to.rank;
  const effortDeltaPersonWeeks = (to.effort?.likely ?? 0) - (from.effort?.likely ?? 0);
  const same = from.status === to.status && sameDay(from.target, to.target) && effortDeltaPersonWeeks === 0 && !moved;
  if (same) return null;
  return {
    targetDriftDays: driftDays(from.target, to.target),
    statusFrom: from.status,
    statusTo: to.status,
    rankFrom: from.rank,
    rankTo: to.rank,
    effortDeltaPersonWeeks,
  };
}

function sameDay(one: PlanDay | null, other: PlanDay | null): boolean {
  return one?.date === other?.date && one?.resolution === other?.resolution;
}

/** The kinds of decision that can explain why an item moved: all that are about plans, none about service levels or checks. */
export const explainingKinds: readonly DecisionKind[] = [
  DecisionKind.COMMIT,
  DecisionKind.DECLINE,
  DecisionKind.DEFER,
  DecisionKind.STOP,
  DecisionKind.RESCOPE,
  DecisionKind.TRADE_OFF,
];
