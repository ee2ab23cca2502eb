import { useNavigate, useSearch } from '@tanstack/react-router';
import { flexRender, getCoreRowModel, useReactTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useRef } from 'react';
import { useSession } from '../app/session.tsx';
import { useAnnounce } from '../ui/announcer.tsx';
import table from '../ui/data-table.module.css';
import { SortHeader } from '../ui/sort-header.tsx';
import { moveBy } from './ranking.ts';
import { roadmapColumns } from './roadmap-columns.tsx';
import classes from './roadmap-table.module.css';
import type { RoadmapRows } from './use-roadmap.ts';
import { isRanked, orderOf, type RoadmapView, type SortBy } from './view.ts';

const rowHeight = 41;

/** The roadmap as rows: ↑ ↓ or J K walk, Enter opens, Alt+↑ Alt+↓ moves an item in the rank. */
export function RoadmapTable({ view, rows }: { view: RoadmapView; rows: RoadmapRows }) {
  const { item: openItem } = useSearch({ from: '/shell' });
  const navigate = useNavigate({ from: '/roadmap' });
  const { may } = useSession();
  const announce = useAnnounce();
  const scroller = useRef<HTMLDivElement>(null);
  const model = useReactTable({ data: rows.nodes, columns: roadmapColumns, getCoreRowModel: getCoreRowModel() });
  const all = model.getRowModel().rows;
  const virtual = useVirtualizer({
    count: all.length,
    estimateSize: () => rowHeight,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows.nodes[index]?.id ?? index,
    overscan: 12,
  });
  const shown = virtual.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
  const order = orderOf(view);

  const sortBy = (sort: SortBy) => {
    const again = order.by === sort;
    const direction = again && order.direction === 'ASC' ? ('DESC' as const) : undefined;
    void navigate({ search: (before) => ({ ...before, sort: sort === 'RANK' ? undefined : sort, direction }) });
  };
  const focusRow = (index: number) => {
    if (index < 0 || index >= all.length) return;
    virtual.scrollToIndex(index);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = Number((event.target as HTMLElement).dataset.row ?? Number.NaN);
    if (Number.isNaN(at) || event.metaKey || event.ctrlKey) return;
    const step =
      event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    if (!event.altKey) return focusRow(at + step);
    if (!may('PLAN')) return;
    if (!isRanked(view)) return announce('Sort by rank to move items.');
    const move = moveBy(rows.nodes[at]?.id ?? '', rows.nodes, step);
    if (!move) return;
    rows.move(move);
    focusRow(at + step);
  };

  return (
    <div className={table.scroller} ref={scroller}>
      <table className={table.table} aria-rowcount={rows.totalCount + 1} aria-label="Roadmap" onKeyDown={onKeyDown}>
        <thead>
          {model.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map(({ id, column }) => {
                const { sort, className } = column.columnDef.meta ?? {};
                const head = String(column.columnDef.header);
                if (!sort) {
                  return (
                    <th key={id} scope="col" className={className}>
                      {head}
                    </th>
                  );
                }
                return (
                  <SortHeader
                    key={id}
                    className={className}
                    direction={order.by === sort ? (order.direction ?? 'ASC') : undefined}
                    onSort={() => sortBy(sort)}
                  >
                    {head}
                  </SortHeader>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden className={classes.gap} style={{ height: above }} />}
          {shown.map(({ index, key }) => {
            const row = all[index];
            if (!row) return null;
            return (
              <tr
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                aria-rowindex={index + 2}
                data-closed={row.original.rank === null || undefined}
                aria-current={row.original.identifier === openItem || undefined}
                className={classes.row}
              >
                {row.getVisibleCells().map((cell) => (
                  <td key={cell.id} className={cell.column.columnDef.meta?.className}>
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </td>
                ))}
              </tr>
            );
          })}
          {below > 0 && <tr aria-hidden className={classes.gap} style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  );
}
