import { useDroppable } from '@dnd-kit/core';
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Horizon } from '../gql/graphql.ts';
import { formatCount } from '../ui/format.ts';
import { groupsOf, inGroups } from './grouping.ts';
import { MovableCard } from './movable-card.tsx';
import type { Move } from './ranking.ts';
import classes from './roadmap-board.module.css';
import type { ItemRow } from './roadmap-query.ts';
import type { GroupBy } from './view.ts';
import { horizonWords } from './words.ts';

interface BoardColumnProps {
  horizon: Horizon;
  items: ItemRow[];
  group: GroupBy | undefined;
  movable: boolean;
  /** The place of each item on the board, for the keys of lists. */
  places: ReadonlyMap<string, number>;
  selected: ReadonlySet<string>;
  onMove: (move: Move) => void;
}

const pageOfCards = 60;

/** The heading that stands above the first item of each group. */
function headingsOf(items: ItemRow[], group: GroupBy | undefined): Map<string, string> {
  if (!group) return new Map();
  const headings = new Map<string, string>();
  const seen = new Set<string>();
  for (const { label, items: inGroup } of groupsOf(items, group)) {
    const first = inGroup.find(({ id }) => !seen.has(id));
    if (first) headings.set(first.id, label);
    for (const { id } of inGroup) seen.add(id);
  }
  return headings;
}

/** One horizon of the board. A long one shows its first cards and the way to more. */
export function BoardColumn({ horizon, items, group, movable, places, selected, onMove }: BoardColumnProps) {
  const [limit, setLimit] = useState(pageOfCards);
  const { setNodeRef, isOver } = useDroppable({ id: horizon, disabled: !movable });
  const ordered = inGroups(items, group);
  const shown = ordered.slice(0, limit);
  const headings = headingsOf(items, group);
  const heading = `board-${horizon}`;
  return (
    <section className={classes.column} aria-labelledby={heading} data-over={isOver || undefined}>
      <div className={classes.heading}>
        <h2 id={heading} className={classes.name}>
          {horizonWords[horizon]}
        </h2>
        <span className={classes.count}>{formatCount(items.length)}</span>
      </div>
      <SortableContext id={horizon} items={shown.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ol ref={setNodeRef} className={classes.cards}>
          {shown.map((item, index) => (
            <MovableCard
              key={item.id}
              item={item}
              heading={headings.get(item.id)}
              movable={movable && item.rank !== null}
              place={places.get(item.id)}
              isSelected={selected.has(item.id)}
              previous={ordered[index - 1]}
              next={ordered[index + 1]}
              first={ordered[0]}
              onMove={onMove}
            />
          ))}
          {items.length === 0 && <li className={classes.empty}>Nothing here</li>}
          {items.length > limit && (
            <li>
              <Button variant="subtle" color="gray" fullWidth onClick={() => setLimit(limit + pageOfCards)}>
                Show {formatCount(Math.min(pageOfCards, items.length - limit))} more
              </Button>
            </li>
          )}
        </ol>
      </SortableContext>
    </section>
  );
}
