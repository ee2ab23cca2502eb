import { type PointerEvent, useRef, useState } from 'react';
import { dayNumber, driftWords, labelOf, rangeOf, shiftedBy } from './plan-date.ts';
import type { ItemRow } from './roadmap-query.ts';
import classes from './roadmap-timeline.module.css';
import { targetChange } from './row-changes.ts';
import { barOn, type Scale, spanOf } from './timeline.ts';
import type { RoadmapRows } from './use-roadmap.ts';

interface TimelineBarProps {
  item: ItemRow;
  scale: Scale;
  /** Without it the bar does not move. */
  edit: RoadmapRows['edit'] | undefined;
}

type Target = NonNullable<ItemRow['target']>;

function movedTarget(target: Target, steps: number): Target {
  const moved = shiftedBy(target, steps);
  return { ...moved, ...rangeOf(moved), label: labelOf(moved) };
}

/** The plan of an item as a bar; it moves by whole steps of its own precision, by dragging or with ← and →. */
export function TimelineBar({ item, scale, edit }: TimelineBarProps) {
  const [steps, setSteps] = useState(0);
  const from = useRef<number | null>(null);
  const { target } = item;
  if (!target) return <span className={classes.undated}>No target</span>;

  const shown = steps === 0 ? target : movedTarget(target, steps);
  const span = spanOf({ ...item, target: shown });
  const { left, width } = span ? barOn(scale, span.from, span.to) : { left: 0, width: 0 };
  const drift = driftWords(item.driftDays);
  const words = `${item.identifier}: ${shown.label}${drift ? `, ${drift}` : ''}`;
  const style = { left: `${left * 100}%`, width: `${width * 100}%` };
  const content = (
    <span className={classes.barLabel}>
      {shown.label}
      {item.driftDays !== null && item.driftDays !== 0 && (
        <span className={item.driftDays > 0 ? classes.late : classes.early}>
          {' '}
          {item.driftDays > 0 ? '+' : '−'}
          {Math.abs(item.driftDays)} d
        </span>
      )}
    </span>
  );
  if (!edit) {
    return (
      <span className={classes.bar} style={style} title={words}>
        {content}
      </span>
    );
  }
  const move = (by: number) => {
    setSteps(0);
    if (by !== 0) edit([item], targetChange(movedTarget(target, by)));
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    const track = event.currentTarget.parentElement;
    if (from.current === null || !track) return;
    const dayWidth = track.clientWidth / (scale.to - scale.from + 1);
    const step = dayNumber(target.rangeEnd) - dayNumber(target.rangeStart) + 1;
    setSteps(Math.round((event.clientX - from.current) / dayWidth / step));
  };
  return (
    <button
      type="button"
      className={classes.bar}
      style={style}
      title={words}
      aria-label={`${words}. Move with the left and right arrow keys`}
      onPointerDown={(event) => {
        from.current = event.clientX;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        from.current = null;
        move(steps);
      }}
      onPointerCancel={() => {
        from.current = null;
        setSteps(0);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        event.preventDefault();
        move(event.key === 'ArrowLeft' ? -1 : 1);
      }}
    >
      {content}
    </button>
  );
}
