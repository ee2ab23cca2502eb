import '@mantine/charts/styles.css';
import { LineChart } from '@mantine/charts';
import { formatCompact, formatDate, formatNumber } from '../ui/format.ts';
import { spanOf } from './chart-span.ts';

interface MetricChartProps {
  points: { at: string; value: number }[];
  name: string;
  unit: string;
  baseline: number | null;
  target: number;
  height: number;
}

/** A metric over time between where it stood and where it is to be. */
export function MetricChart({ points, name, unit, baseline, target, height }: MetricChartProps) {
  const marks = [
    {
      y: target,
      label: `Target ${formatNumber(target)}`,
      color: 'var(--tone-accent)',
      labelPosition: 'insideTopLeft' as const,
    },
    ...(baseline === null
      ? []
      : [
          {
            y: baseline,
            label: `Baseline ${formatNumber(baseline)}`,
            color: 'var(--tone-neutral)',
            labelPosition: 'insideBottomRight' as const,
          },
        ]),
  ];
  return (
    <LineChart
      h={height}
      data={points.map(({ at, value }) => ({ at: formatDate(at), value }))}
      dataKey="at"
      series={[{ name: 'value', label: name, color: 'var(--tone-accent)' }]}
      curveType="linear"
      withDots={points.length < 40}
      dotProps={{ r: 2.5 }}
      strokeWidth={2}
      referenceLines={marks}
      yAxisProps={{
        domain: spanOf(
          points.map(({ value }) => value),
          [baseline, target],
        ),
        width: 48,
        tickCount: 5,
        tickFormatter: (value: number) => formatCompact(value),
      }}
      xAxisProps={{ minTickGap: 48 }}
      valueFormatter={(value) => `${formatNumber(value)} ${unit}`}
      lineChartProps={{ accessibilityLayer: false }}
      lineProps={{ isAnimationActive: false }}
    />
  );
}
