import { Skeleton } from '@mantine/core';
import { type ReactNode, Suspense } from 'react';
import classes from './chart-frame.module.css';

interface ChartFrameProps {
  /** What the chart shows. */
  title: string;
  /** The same in a sentence, for those who do not see it; shown under the title. */
  summary: string;
  height?: number;
  /** A component taken by `lazy` from a file that imports `@mantine/charts` and its styles: the library is large. */
  children: ReactNode;
}

/** A chart with its title and its message in words; its place is kept while the chart is loaded. */
export function ChartFrame({ title, summary, height = 220, children }: ChartFrameProps) {
  return (
    <figure className={classes.frame} aria-label={`${title}. ${summary}`}>
      <figcaption>
        <span className={classes.title}>{title}</span>
        <span className={classes.summary}>{summary}</span>
      </figcaption>
      <div className={classes.chart} style={{ height }} aria-hidden>
        <Suspense fallback={<Skeleton height={height} radius="md" />}>{children}</Suspense>
      </div>
    </figure>
  );
}
