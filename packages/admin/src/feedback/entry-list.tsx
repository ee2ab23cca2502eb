import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { formatAgo, formatInstant } from '../ui/format.ts';
import { linesOf } from './excerpt.ts';
import classes from './triage.module.css';
import type { QueueEntry } from './triage-query.ts';

interface EntryListProps {
  entries: QueueEntry[];
  totalCount: number;
  current: string | undefined;
  chosen: ReadonlySet<string>;
  /** False for those who may only read. */
  choosable: boolean;
  onChoose: (id: string) => void;
  onNearEnd: () => void;
}

const rowHeight = 76;

/** The entries one under another; only what is in view is drawn, and more is asked for near the end. */
export function EntryList({ entries, totalCount, current, chosen, choosable, onChoose, onNearEnd }: EntryListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: entries.length,
    estimateSize: () => rowHeight,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => entries[index]?.id ?? index,
    overscan: 10,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const at = entries.findIndex(({ id }) => id === current);
  const nearEnd = last >= entries.length - 15;

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again whenever the end comes near
  useEffect(() => {
    if (nearEnd) onNearEnd();
  }, [nearEnd, entries.length]);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);

  return (
    <div className={classes.scroller} ref={scroller}>
      <ul className={classes.list} style={{ height: virtual.getTotalSize() }} aria-label="Feedback">
        {shown.map(({ index, start, key }) => {
          const entry = entries[index];
          if (!entry) return null;
          const { first, rest } = linesOf(entry);
          return (
            <li
              key={key}
              className={classes.row}
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
              aria-setsize={totalCount}
              aria-posinset={index + 1}
              data-open={entry.id === current || undefined}
              data-chosen={chosen.has(entry.id) || undefined}
            >
              {choosable && (
                <Checkbox
                  size="xs"
                  className={classes.tick}
                  aria-label={`Choose “${first.slice(0, 60)}”`}
                  checked={chosen.has(entry.id)}
                  onChange={() => onChoose(entry.id)}
                />
              )}
              <Link
                to="/triage"
                search={(before) => ({ ...before, entry: entry.id })}
                className={classes.entry}
                aria-current={entry.id === current || undefined}
              >
                <span className={classes.first} dir="auto" data-alone={rest === '' || undefined}>
                  {first || 'No words'}
                </span>
                {rest && (
                  <span className={classes.rest} dir="auto">
                    {rest}
                  </span>
                )}
                <span className={classes.meta}>
                  {entry.importance === 'CRITICAL' && <strong className={classes.critical}>Critical</strong>}
                  <bdi className={classes.who}>{entry.customer?.name ?? entry.source}</bdi>
                  <time dateTime={entry.submittedAt} title={formatInstant(entry.submittedAt)}>
                    {formatAgo(entry.submittedAt)}
                  </time>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
