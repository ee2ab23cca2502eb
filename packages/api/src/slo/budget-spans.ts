import { type BudgetWindow, budgetWindowAt, type SliceGrid } from './budget-window.rules.ts';
import { burnRulesFor } from './burn-alert.rules.ts';
import type { Span } from './measured-spans.ts';
import type { ServiceLevelObjective } from './service-level-objective.entity.ts';
import { dayMs, wholeSlices } from './window.rules.ts';

/** The span of a burn rate: whatever the window, the last `ms` of what was measured at `at`; with slices, whole ones. */
export function burnSpanOf(sloId: string, ms: number, grid: SliceGrid | null, at: Date): Span {
  return { sloId, at, ms: grid ? wholeSlices(ms, grid.ms) : ms, from: null, grid, freshMs: null };
}

/** The spans of a budget at an instant: its window, and the last day. */
export function budgetSpansOf(slo: ServiceLevelObjective, at: Date): [Span, Span] {
  const window = budgetWindowAt(slo, at);
  return [windowSpanOf(slo.id, window, at), burnSpanOf(slo.id, dayMs, window.grid, at)];
}

/** The span of a window: what of it was measured at an instant. */
export function windowSpanOf(sloId: string, { ms, calendar, grid }: BudgetWindow, at: Date): Span {
  return { sloId, at, ms, from: calendar?.start ?? null, grid, freshMs: null };
}

/** The spans of the alerts of an objective, the long and the short one of each in turn. */
export function alertSpansOf(slo: ServiceLevelObjective, at: Date): Span[] {
  const { grid } = budgetWindowAt(slo, at);
  return burnRulesFor(slo).flatMap(({ longMs, shortMs }) => {
    const short = burnSpanOf(slo.id, shortMs, grid, at);
    return [burnSpanOf(slo.id, longMs, grid, at), short].map((span) => ({ ...span, freshMs: short.ms }));
  });
}
