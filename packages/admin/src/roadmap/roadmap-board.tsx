import {
  closestCorners,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import { useMemo, useRef, useState } from 'react';
import { BoardCard } from './board-card.tsx';
import { BoardColumn } from './board-column.tsx';
import { type BoardColumns, carriedOver, columnsOf, horizons, moveOf } from './board-columns.ts';
import { boardAnnouncements, boardInstructions } from './board-words.ts';
import { inGroups } from './grouping.ts';
import classes from './roadmap-board.module.css';
import { useListKeys } from './use-list-keys.ts';
import type { RoadmapRows } from './use-roadmap.ts';
import type { Selection } from './use-selection.ts';
import type { RoadmapView } from './view.ts';

interface RoadmapBoardProps {
  view: RoadmapView;
  rows: RoadmapRows;
  readOnly: boolean;
  selection: Selection;
}

/** The roadmap as Now, Next and Later; cards move by mouse, touch, keyboard and menu. */
export function RoadmapBoard({ view, rows, readOnly, selection }: RoadmapBoardProps) {
  const container = useRef<HTMLDivElement>(null);
  const settled = useMemo(() => columnsOf(rows.nodes), [rows.nodes]);
  const [carried, setCarried] = useState<{ id: string; columns: BoardColumns } | null>(null);
  const columns = carried?.columns ?? settled;
  const current = useRef(columns);
  current.current = columns;
  const items = useMemo(() => new Map(rows.nodes.map((item) => [item.id, item])), [rows.nodes]);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const words = useMemo(() => boardAnnouncements(rows.nodes, () => current.current), [rows.nodes]);

  const putDown = ({ active, over }: DragEndEvent) => {
    const id = String(active.id);
    const final = over ? carriedOver(columns, id, String(over.id)) : settled;
    setCarried(null);
    const move = moveOf(id, settled, final, rows.nodes);
    if (move) rows.move(move);
  };
  const inColumns = horizons.flatMap((horizon) =>
    inGroups(
      columns[horizon].flatMap((id) => items.get(id) ?? []),
      view.group,
    ),
  );
  const places = new Map(inColumns.map(({ id }, place) => [id, place]));
  useListKeys({ container, items: inColumns, selection: readOnly ? undefined : selection });
  const lifted = carried ? items.get(carried.id) : undefined;

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCorners}
      accessibility={{ announcements: words, screenReaderInstructions: boardInstructions }}
      onDragStart={({ active }) => setCarried({ id: String(active.id), columns: settled })}
      onDragOver={({ active, over }) => {
        if (!over) return;
        setCarried((before) => {
          const now = before?.columns ?? settled;
          return { id: String(active.id), columns: carriedOver(now, String(active.id), String(over.id)) };
        });
      }}
      onDragEnd={putDown}
      onDragCancel={() => setCarried(null)}
    >
      <div className={classes.board} ref={container}>
        {horizons.map((horizon) => (
          <BoardColumn
            key={horizon}
            horizon={horizon}
            items={columns[horizon].flatMap((id) => items.get(id) ?? [])}
            group={view.group}
            movable={!readOnly}
            places={places}
            selected={selection.ids}
            onMove={rows.move}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>{lifted && <BoardCard item={lifted} lifted />}</DragOverlay>
    </DndContext>
  );
}
