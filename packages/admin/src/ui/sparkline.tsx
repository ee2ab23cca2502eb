import classes from './sparkline.module.css';

const width = 72;
const height = 20;

/** A row of small bars, the highest as high as the line; `label` says the same in words. */
export function Sparkline({ values, label }: { values: number[]; label: string }) {
  const highest = Math.max(...values, 1);
  const step = width / Math.max(values.length, 1);
  return (
    <svg className={classes.spark} width={width} height={height} role="img" aria-label={label}>
      {values.map((value, index) => {
        const bar = Math.max(1, (value / highest) * height);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in time
            key={index}
            x={index * step}
            y={height - bar}
            width={Math.max(1, step - 2)}
            height={bar}
            rx={1}
            data-empty={value === 0 || undefined}
          />
        );
      })}
    </svg>
  );
}
