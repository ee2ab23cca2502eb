import { lazy } from 'react';
import { useLiveQuery } from '../app/use-live-query.ts';
import { ChartFrame } from '../ui/chart-frame.tsx';
import { formatCount, formatInstant, formatShare } from '../ui/format.ts';
import { burnDown, stepFor } from './burn-down.ts';
import type { SloDetail } from './slo-page.tsx';
import { SloPointsDocument } from './slo-query.ts';

const BurnDownChart = lazy(() =>
  import('./burn-down-chart.tsx').then(({ BurnDownChart: Chart }) => ({ default: Chart })),
);

/** How the budget went over the window, drawn and in a sentence. */
export function BurnDownSection({ slo }: { slo: SloDetail }) {
  const { errorBudget: budget, exclusions } = slo;
  const span = { from: budget.windowStart, to: budget.measuredThrough ?? budget.windowEnd };
  const measured = budget.consumed !== null && span.from < span.to;
  const { data } = useLiveQuery(
    SloPointsDocument,
    {
      slug: slo.slug,
      ...span,
      step: stepFor(span, slo.budgetingMethod === 'OCCURRENCES' ? null : slo.timeSliceWindow),
    },
    { pause: !measured },
  );
  if (!measured || budget.consumed === null) return null;
  const curve = burnDown(data?.slo?.measurements ?? [], {
    method: slo.budgetingMethod,
    timeSliceTarget: slo.timeSliceTarget,
    consumed: budget.consumed,
    windowStart: budget.windowStart,
    exclusions,
  });
  const within = exclusions.filter(({ from, to }) => from < budget.windowEnd && to > budget.windowStart).length;
  const parts = [
    `${formatShare(1 - budget.consumed, 1)} is left of the budget from ${formatInstant(budget.windowStart)} to ${formatInstant(budget.windowEnd)}.`,
    within > 0 && `${formatCount(within)} ${within === 1 ? 'span is' : 'spans are'} excluded (grey).`,
    budget.exhaustsAt && `At the burn of the last day it ends ${formatInstant(budget.exhaustsAt)}.`,
  ];
  return (
    <ChartFrame title="Burn-down" summary={parts.filter(Boolean).join(' ')} height={240}>
      {curve.length > 0 && <BurnDownChart curve={curve} budget={budget} exclusions={exclusions} />}
    </ChartFrame>
  );
}
