import { IconAlertTriangle, IconArrowDownRight, IconArrowUpRight, IconMinus } from '@tabler/icons-react';
import type { MeasuredPartsFragment } from '../gql/graphql.ts';
import { formatDate, formatNumber } from '../ui/format.ts';
import { ToneLabel } from '../ui/tone.tsx';
import { isBetter, movementOf } from './chart-span.ts';
import classes from './north-star.module.css';

/** Where a metric stands: its latest value, when that was, and which way it went, in words, shape and colour. */
export function Measured({ metric, target }: { metric: MeasuredPartsFragment; target?: number | null }) {
  const { latest, unit, stale } = metric;
  if (!latest) return <span className={classes.note}>not measured yet</span>;
  return (
    <span className={classes.measured}>
      <span className={classes.figure}>{formatNumber(latest.value)}</span>
      {target !== null && target !== undefined && <span className={classes.note}>of {formatNumber(target)}</span>}
      <span className={classes.note}>{unit}</span>
      <Movement metric={metric} />
      {stale && (
        <ToneLabel tone="progress" icon={<IconAlertTriangle size={14} />}>
          overdue since {formatDate(latest.at)}
        </ToneLabel>
      )}
    </span>
  );
}

function Movement({ metric }: { metric: MeasuredPartsFragment }) {
  const { nodes } = metric.points;
  const movement = movementOf(nodes.map(({ value }) => value));
  const since = nodes[0]?.at;
  if (movement === null || since === undefined) return null;
  const better = isBetter(movement, metric.direction);
  const Icon = movement > 0 ? IconArrowUpRight : movement < 0 ? IconArrowDownRight : IconMinus;
  const word = better === null ? '' : better ? ', better' : ', worse';
  return (
    <ToneLabel tone={better === null ? 'neutral' : better ? 'good' : 'bad'} icon={<Icon size={14} />}>
      {movement > 0 ? '+' : ''}
      {formatNumber(movement)} since {formatDate(since)}
      {word}
    </ToneLabel>
  );
}
