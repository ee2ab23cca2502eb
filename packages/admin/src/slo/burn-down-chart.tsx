import { AreaChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { ReferenceArea, ReferenceLine } from 'recharts';
import { formatInstant, formatShare } from '../ui/format.ts';
import { type BurnPoint, domainOf } from './burn-down.ts';

interface BurnDownChartProps {
  curve: BurnPoint[];
  budget: { windowStart: string; windowEnd: string; exhaustsAt: string | null };
  exclusions: { from: string; to: string }[];
}

const day = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });

/** The budget over its window, with the even way down, what is excluded, and where it leads at the present burn. */
export function BurnDownChart({ curve, budget, exclusions }: BurnDownChartProps) {
  const { start, end, exhausts } = domainOf(budget);
  const lowest = Math.min(0, ...curve.map(({ remaining }) => remaining));
  const last = curve.at(-1);
  const clamp = (at: string) => Math.min(end, Math.max(start, Date.parse(at)));
  return (
    <AreaChart
      h="100%"
      data={curve}
      dataKey="at"
      type="split"
      splitColors={['accent.6', 'red.7']}
      series={[{ name: 'remaining', label: 'Left', color: 'accent.6' }]}
      curveType="linear"
      withDots={false}
      strokeWidth={1.75}
      fillOpacity={0.16}
      valueFormatter={(value) => formatShare(value, 1)}
      tooltipAnimationDuration={0}
      areaProps={{ isAnimationActive: false }}
      areaChartProps={{ accessibilityLayer: false }}
      xAxisProps={{
        type: 'number',
        scale: 'time',
        domain: [start, end],
        tickFormatter: (at: number) => day.format(at),
        minTickGap: 40,
      }}
      yAxisProps={{ domain: [lowest, 1], width: 52, tickFormatter: (value: number) => formatShare(value) }}
      tooltipProps={{
        labelFormatter: (at) => (typeof at === 'number' ? formatInstant(new Date(at).toISOString()) : null),
      }}
    >
      {exclusions
        .filter(({ from, to }) => clamp(from) < clamp(to))
        .map(({ from, to }) => (
          <ReferenceArea
            key={from}
            x1={clamp(from)}
            x2={clamp(to)}
            fill="var(--mantine-color-gray-5)"
            fillOpacity={0.35}
            ifOverflow="hidden"
          />
        ))}
      <ReferenceLine y={0} stroke="var(--tone-bad)" strokeWidth={1} />
      <ReferenceLine
        segment={[
          { x: start, y: 1 },
          { x: Date.parse(budget.windowEnd), y: 0 },
        ]}
        stroke="var(--wm-line-strong)"
        strokeDasharray="4 4"
      />
      {last && exhausts !== null && exhausts > last.at && last.remaining > 0 && (
        <ReferenceLine
          segment={[
            { x: last.at, y: last.remaining },
            { x: Math.min(exhausts, end), y: exhausts <= end ? 0 : last.remaining },
          ]}
          stroke="var(--tone-bad)"
          strokeDasharray="2 4"
        />
      )}
    </AreaChart>
  );
}
