import { useNavigate, useSearch } from '@tanstack/react-router';
import { getCoreRowModel, type Table, useReactTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { useAnnounce } from '../ui/announcer.tsx';
import table from '../ui/data-table.module.css';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { groupsOf } from './grouping.ts';
import { moveBy } from './ranking.ts';
import { columnOrder, roadmapColumns } from './roadmap-columns.tsx';
import type { ItemRow } from './roadmap-query.ts';
import classes from './roadmap-table.module.css';
import { selectColumn } from './select-column.tsx';
import { TableHead } from './table-head.tsx';
import { GroupRow, TableRow } from './table-row.tsx';
import { useListKeys } from './use-list-keys.ts';
import type { RoadmapRows } from './use-roadmap.ts';
import type { Selection } from './use-selection.ts';
import { columnWords, isRanked, type RoadmapView, usualColumns } from './view.ts';
import { keysOf } from './words.ts';

const rowHeight = 41;
const columns = [selectColumn, ...roadmapColumns];
const noSelection: ReadonlySet<string> = new Set();

export interface RoadmapTableProps {
  view: RoadmapView;
  rows: RoadmapRows;
  readOnly: boolean;
  selection: Selection;
  /** Holds the table for those who write it to a file. */
  handle: RefObject<Table<ItemRow> | null>;
}

type Line = { heading: string; count: number } | { place: number };

/** The roadmap as rows: J K walk, Enter opens, Alt+↑ Alt+↓ or dragging moves an item in the rank. */
export function RoadmapTable({ view, rows, readOnly, selection, handle }: RoadmapTableProps) {
  const { item: openItem } = useSearch({ from: '/shell' });
  const navigate = useNavigate({ from: '/roadmap' });
  const announce = useAnnounce();
  const scroller = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const groups = useMemo(() => groupsOf(rows.nodes, view.group), [rows.nodes, view.group]);
  const items = useMemo(() => groups.flatMap((group) => group.items), [groups]);
  const lines = useMemo(() => {
    let place = 0;
    return groups.flatMap<Line>((group) => [
      ...(view.group ? [{ heading: group.label, count: group.items.length }] : []),
      ...group.items.map(() => ({ place: place++ })),
    ]);
  }, [groups, view.group]);

  const shownColumns = view.columns ?? usualColumns;
  const model = useReactTable({
    data: items,
    columns,
    getCoreRowModel: getCoreRowModel(),
    state: {
      columnOrder: columnOrder(shownColumns),
      columnVisibility: Object.fromEntries(keysOf(columnWords).map((key) => [key, shownColumns.includes(key)])),
    },
    meta: { readOnly, edit: rows.edit, selection, editing, setEditing },
  });
  handle.current = model;
  const all = model.getRowModel().rows;
  const virtual = useVirtualizer({
    count: lines.length,
    estimateSize: () => rowHeight,
    getScrollElement: () => scroller.current,
    overscan: 12,
  });
  const shown = virtual.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);

  const { focusPlace } = useListKeys({
    container: scroller,
    items,
    bringUp: (place) => virtual.scrollToIndex(lines.findIndex((line) => 'place' in line && line.place === place)),
    onEdit: readOnly ? undefined : ({ id }) => setEditing(id),
    selection: readOnly ? undefined : selection,
  });
  const moveRow = (by: 1 | -1) => () => {
    const row = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.row : undefined;
    const item = row === undefined ? undefined : items[Number(row)];
    if (!item) return;
    if (!isRanked(view)) return announce('Sort by rank without groups to move items.');
    const move = moveBy(item.id, items, by);
    if (!move) return;
    rows.move(move);
    focusPlace(Number(row) + by, true);
  };
  useShortcuts(
    readOnly
      ? []
      : [
          { keys: 'Alt+ArrowUp', label: 'Move the item up the rank', group: 'List', run: moveRow(-1) },
          { keys: 'Alt+ArrowDown', label: 'Move the item down the rank', group: 'List', run: moveRow(1) },
        ],
  );

  return (
    <div className={table.scroller} ref={scroller}>
      <table className={table.table} aria-rowcount={lines.length + 1} aria-label="Roadmap">
        <TableHead
          table={model}
          view={view}
          onSort={(sort, direction) =>
            void navigate({ search: (before) => ({ ...before, sort: sort === 'RANK' ? undefined : sort, direction }) })
          }
        />
        <tbody>
          {above > 0 && <tr aria-hidden className={classes.gap} style={{ height: above }} />}
          {shown.map(({ index, key }) => {
            const line = lines[index];
            if (!line) return null;
            if ('heading' in line) return <GroupRow key={key} index={index} {...line} />;
            const row = all[line.place];
            if (!row) return null;
            return (
              <TableRow
                key={`${row.original.id}${view.group ? key : ''}`}
                row={row}
                index={index}
                measure={virtual.measureElement}
                isOpen={row.original.identifier === openItem}
                isSelected={(readOnly ? noSelection : selection.ids).has(row.original.id)}
                onMove={isRanked(view) && !readOnly ? rows.move : undefined}
              />
            );
          })}
          {below > 0 && <tr aria-hidden className={classes.gap} style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  );
}
