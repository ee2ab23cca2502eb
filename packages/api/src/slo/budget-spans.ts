import { budgetWindowAt, type SliceGrid } from './budget-window.rules.ts';
import { burnRulesFor } from './burn-alert.rules.ts';
import type { Span } from './measured-spans.ts';
import type { ServiceLevelObjective } from './service-level-objective.entity.ts';
import { dayMs, wholeSlices } from './window.rules.ts';

/** The span of a burn rate: whatever the window, the last `ms` of what was measured; with slices, whole ones. */
export function burnSpanOf(sloId: string, ms: number, grid: SliceGrid | null): Span {
  return { sloId, ms: grid ? wholeSlices(ms, grid.ms) : ms, from: null, grid, freshMs: null };
}

/** The spans of a budget at an instant: its window, and the last day. */
export function budgetSpansOf(slo: ServiceLevelObjective, at: Date): [Span, Span] {
  const { ms, calendar, grid } = budgetWindowAt(slo, at);
  const window = { sloId: slo.id, ms, from: calendar?.start ?? null, grid, freshMs: null };
  return [window, burnSpanOf(slo.id, dayMs, grid)];
}

/** The spans of the alerts of an objective, the long and the short one of each in turn. */
export function alertSpansOf(slo: ServiceLevelObjective, at: Date): Span[] {
  const { grid } = budgetWindowAt(slo, at);
  return burnRulesFor(slo).flatMap(({ longMs, shortMs }) => {
    const short = burnSpanOf(slo.id, shortMs, grid);
    return [burnSpanOf(slo.id, longMs, grid), short].map((span) => ({ ...span, freshMs: short.ms }));
  });
}
