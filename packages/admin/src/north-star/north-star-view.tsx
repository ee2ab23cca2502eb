import { lazy } from 'react';
import { SignOffs } from '../decisions/sign-offs.tsx';
import type { NorthStarPartsFragment } from '../gql/graphql.ts';
import { ChartFrame } from '../ui/chart-frame.tsx';
import { formatDate, formatNumber, formatShare } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { Measured } from './measured.tsx';
import classes from './north-star.module.css';
import { NorthStarInputs } from './north-star-inputs.tsx';
import { UnalignedWork } from './unaligned-work.tsx';

const MetricChart = lazy(() => import('./metric-chart.tsx').then((part) => ({ default: part.MetricChart })));
const chartHeight = 240;

/** A North Star from the statement to the work that serves none of it. */
export function NorthStarView({ northStar }: { northStar: NorthStarPartsFragment }) {
  const { statement, why, metric, baseline, target, guardrails, priorities } = northStar;
  return (
    <div className={classes.page}>
      <p className={classes.statement}>{statement}</p>
      {why && <p className={classes.why}>{why}</p>}
      <div className={classes.columns}>
        <div>
          {metric.points.nodes.length > 0 ? (
            <ChartFrame title={metric.name} summary={summaryOf(northStar)} height={chartHeight}>
              <MetricChart
                points={metric.points.nodes}
                name={metric.name}
                unit={metric.unit}
                baseline={baseline}
                target={target}
                height={chartHeight}
              />
            </ChartFrame>
          ) : (
            <Section title={metric.name}>
              <p className={classes.note}>{summaryOf(northStar)}</p>
            </Section>
          )}
          <p className={classes.note}>{metric.definition}</p>
        </div>
        <div>
          <Section title="Agreed by">
            <SignOffs subject={northStar} />
          </Section>
          <Section title="Guardrails">
            {guardrails.length === 0 && <p className={classes.note}>Nothing is named that must not suffer.</p>}
            <ul className={classes.plain}>
              {guardrails.map((guardrail) => (
                <li key={guardrail.id} className={classes.guardrail}>
                  <span>{guardrail.name}</span>
                  <Measured metric={guardrail} />
                </li>
              ))}
            </ul>
          </Section>
        </div>
      </div>
      <NorthStarInputs inputs={northStar.inputs} />
      {priorities.length > 0 && (
        <Section title="Company priorities">
          <ul className={classes.plain}>
            {priorities.map(({ id, title, description }) => (
              <li key={id} className={classes.input}>
                <strong>{title}</strong>
                {description && <p>{description}</p>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <UnalignedWork alignedShare={northStar.alignedShare} />
    </div>
  );
}

/** Where the metric stands between its baseline and its target, in a sentence. */
function summaryOf({ metric, baseline, target, targetDate, progress }: NorthStarPartsFragment): string {
  const goal = `${formatNumber(target)} ${metric.unit}${targetDate ? ` by ${formatDate(targetDate)}` : ''}`;
  if (!metric.latest) return `Not measured yet; it is to be ${goal}.`;
  const now = `${formatNumber(metric.latest.value)} ${metric.unit} on ${formatDate(metric.latest.at)}`;
  if (progress === null || baseline === null) return `${now}; it is to be ${goal}.`;
  return `${now}: ${formatShare(progress)} of the way from ${formatNumber(baseline)} to ${goal}.`;
}
