import { flexRender, type Row } from '@tanstack/react-table';
import { type DragEvent, useState } from 'react';
import { formatCount } from '../ui/format.ts';
import type { Move } from './ranking.ts';
import type { ItemRow } from './roadmap-query.ts';
import classes from './roadmap-table.module.css';

interface TableRowProps {
  row: Row<ItemRow>;
  index: number;
  measure: (element: HTMLElement | null) => void;
  isOpen: boolean;
  isSelected: boolean;
  /** Given where a place in the list is a rank: rows then take what is dropped on them. */
  onMove: ((move: Move) => void) | undefined;
}

const dragged = 'application/x-waymark-item';

/** One item; it can be dragged to another place in the rank. */
export function TableRow({ row, index, measure, isOpen, isSelected, onMove }: TableRowProps) {
  const [over, setOver] = useState<'before' | 'after' | undefined>();
  const { id, identifier, rank } = row.original;
  const isMovable = onMove !== undefined && rank !== null;

  const half = (event: DragEvent<HTMLElement>) => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return event.clientY < top + height / 2 ? 'before' : 'after';
  };
  const drop = (event: DragEvent<HTMLElement>) => {
    setOver(undefined);
    const moved = event.dataTransfer.getData(dragged);
    if (!moved || moved === id) return;
    event.preventDefault();
    onMove?.(half(event) === 'before' ? { id: moved, beforeId: id } : { id: moved, afterId: id });
  };
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      data-closed={rank === null || undefined}
      data-over={over}
      aria-current={isOpen || undefined}
      data-selected={isSelected || undefined}
      className={classes.row}
      draggable={isMovable}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData(dragged, id);
        event.dataTransfer.setData('text/plain', identifier);
      }}
      onDragOver={(event) => {
        if (!isMovable || !event.dataTransfer.types.includes(dragged)) return;
        event.preventDefault();
        setOver(half(event));
      }}
      onDragLeave={() => setOver(undefined)}
      onDrop={drop}
    >
      {row.getVisibleCells().map((cell) => (
        <td key={cell.id} className={cell.column.columnDef.meta?.className}>
          {flexRender(cell.column.columnDef.cell, cell.getContext())}
        </td>
      ))}
    </tr>
  );
}

/** The heading of a group of rows. */
export function GroupRow({ index, heading, count }: { index: number; heading: string; count: number }) {
  return (
    <tr className={classes.group} data-index={index} aria-rowindex={index + 2}>
      <th colSpan={99} scope="rowgroup">
        {heading} <span className={classes.none}>{formatCount(count)}</span>
      </th>
    </tr>
  );
}
