import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useMemo, useRef } from 'react';
import { EmptyState } from '../ui/states.tsx';
import { groupsOf } from './grouping.ts';
import { ItemLink } from './item-link.tsx';
import { StatusIcon } from './labels.tsx';
import { dayNumber } from './plan-date.ts';
import type { ItemRow } from './roadmap-query.ts';
import classes from './roadmap-timeline.module.css';
import { barOn, scaleOf, ticksOf } from './timeline.ts';
import { TimelineBar } from './timeline-bar.tsx';
import { useListKeys } from './use-list-keys.ts';
import type { RoadmapRows } from './use-roadmap.ts';
import type { RoadmapView } from './view.ts';
import { statusWords } from './words.ts';

interface RoadmapTimelineProps {
  view: RoadmapView;
  rows: RoadmapRows;
  readOnly: boolean;
}
type Line = { heading: string; count: number } | { place: number; item: ItemRow };

const lineHeight = 36;
const quarterWidth = 112;
export const share = (value: number): string => `${value * 100}%`;

/** The roadmap in time: a bar for each target, as wide as it is meant, with what was promised as a ghost behind it. */
export function RoadmapTimeline({ view, rows, readOnly }: RoadmapTimelineProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const today = Math.floor(Date.now() / 86_400_000);
  const scale = useMemo(() => scaleOf(rows.nodes, today), [rows.nodes, today]);
  const ticks = useMemo(() => ticksOf(scale), [scale]);
  const groups = useMemo(() => groupsOf(rows.nodes, view.group), [rows.nodes, view.group]);
  const lines = useMemo(() => {
    let place = 0;
    return groups.flatMap<Line>(({ label, items }) => [
      ...(view.group ? [{ heading: label, count: items.length }] : []),
      ...items.map((item) => ({ place: place++, item })),
    ]);
  }, [groups, view.group]);
  const items = useMemo(() => groups.flatMap((group) => group.items), [groups]);
  const virtual = useVirtualizer({
    count: lines.length,
    estimateSize: () => lineHeight,
    getScrollElement: () => scroller.current,
    overscan: 12,
  });
  useListKeys({
    container: scroller,
    items,
    bringUp: (place) => virtual.scrollToIndex(lines.findIndex((line) => 'place' in line && line.place === place)),
  });
  const now = barOn(scale, today, today);

  if (rows.complete && rows.nodes.every(({ target }) => target === null)) {
    return (
      <EmptyState title="Nothing here has a target yet">
        Give items a target date, as precise as it is meant: a quarter, a month, a day.
      </EmptyState>
    );
  }
  return (
    <div className={classes.scroller} ref={scroller}>
      <div
        className={classes.canvas}
        style={{ '--timeline-width': `${Math.max(ticks.length * quarterWidth, 480)}px` } as CSSProperties}
      >
        <div className={classes.head} aria-hidden>
          <div className={classes.corner} />
          <div className={classes.axis}>
            {ticks.map(({ label, left, width }) => (
              <span key={label} className={classes.tick} style={{ left: share(left), width: share(width) }}>
                {label}
              </span>
            ))}
            <span className={classes.todayLabel} style={{ left: share(now.left) }}>
              Today
            </span>
          </div>
        </div>
        <ul className={classes.lines} style={{ height: virtual.getTotalSize() }} aria-label="Roadmap in time">
          {virtual.getVirtualItems().map(({ index, start }) => {
            const line = lines[index];
            if (!line) return null;
            const style = { transform: `translateY(${start}px)`, height: lineHeight };
            if ('heading' in line) {
              return (
                <li key={`group-${line.heading}`} className={classes.group} style={style}>
                  <span className={classes.heading}>
                    {line.heading} <span className={classes.count}>{line.count}</span>
                  </span>
                </li>
              );
            }
            const { item, place } = line;
            return (
              <li key={`${item.id}-${place}`} className={classes.line} style={style}>
                <div className={classes.name}>
                  <StatusIcon status={item.status} size={14} />
                  <span className="visually-hidden">{statusWords[item.status]}</span>
                  <ItemLink identifier={item.identifier} row={place} className={classes.link}>
                    {item.title}
                  </ItemLink>
                </div>
                <div className={classes.track}>
                  {ticks.map(({ label, left }) => (
                    <span key={label} className={classes.rule} style={{ left: share(left) }} aria-hidden />
                  ))}
                  <span className={classes.today} style={{ left: share(now.left) }} aria-hidden />
                  {item.committedTarget && item.driftDays !== 0 && (
                    <Ghost scale={scale} promised={item.committedTarget} />
                  )}
                  <TimelineBar item={item} scale={scale} edit={readOnly ? undefined : rows.edit} />
                </div>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}

interface GhostProps {
  scale: Parameters<typeof barOn>[0];
  promised: NonNullable<ItemRow['committedTarget']>;
}

function Ghost({ scale, promised }: GhostProps) {
  const { left, width } = barOn(scale, dayNumber(promised.rangeStart), dayNumber(promised.rangeEnd));
  return (
    <span
      className={classes.ghost}
      style={{ left: share(left), width: share(width) }}
      title={`Promised: ${promised.label}`}
      aria-hidden
    />
  );
}
