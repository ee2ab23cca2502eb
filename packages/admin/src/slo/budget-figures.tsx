import { Figure, Figures } from '../ui/facts.tsx';
import { formatAgo, formatCompact, formatInstant, formatNumber, formatShare } from '../ui/format.ts';
import type { SloDetail } from './slo-page.tsx';
import { objectiveWords } from './slo-words.ts';

const unknown = '–';

/** The budget in figures; what is not known says so. */
export function BudgetFigures({ slo }: { slo: SloDetail }) {
  const { remaining, attainment, exhaustsAt, coverage, measuredThrough, good, total } = slo.errorBudget;
  const burn = (rate: number | null) => (rate === null ? unknown : `${formatNumber(rate)}×`);
  return (
    <Figures>
      <Figure
        name="Budget left"
        value={remaining === null ? unknown : formatShare(remaining, 1)}
        note={remaining !== null && remaining < 0 ? 'overspent' : 'of what may fail'}
      />
      <Figure
        name="Attained"
        value={attainment === null ? unknown : formatShare(attainment, 3)}
        note={
          total > 0
            ? `of ${objectiveWords(slo.objective)}; ${formatCompact(total - good)} of ${formatCompact(total)} bad`
            : `of ${objectiveWords(slo.objective)}`
        }
      />
      <Figure name="Burn, last day" value={burn(slo.day)} note={`last hour ${burn(slo.hour)}; 1× is even`} />
      <Figure
        name="Runs out"
        value={exhaustsAt ? formatAgo(exhaustsAt) : remaining !== null && remaining <= 0 ? 'Gone' : 'Not in sight'}
        note={exhaustsAt && formatInstant(exhaustsAt)}
      />
      <Figure
        name="Measured"
        value={formatShare(coverage)}
        note={measuredThrough ? `of the window, to ${formatInstant(measuredThrough)}` : 'nothing yet'}
      />
    </Figures>
  );
}
