import { useDroppable } from '@dnd-kit/core';
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Horizon } from '../gql/graphql.ts';
import { formatCount } from '../ui/format.ts';
import { MovableCard } from './movable-card.tsx';
import type { Move } from './ranking.ts';
import classes from './roadmap-board.module.css';
import type { ItemRow } from './roadmap-query.ts';
import { horizonWords } from './words.ts';

interface BoardColumnProps {
  horizon: Horizon;
  items: ItemRow[];
  movable: boolean;
  onMove: (move: Move) => void;
}

const pageOfCards = 60;

/** One horizon of the board. A long one shows its first cards and the way to more. */
export function BoardColumn({ horizon, items, movable, onMove }: BoardColumnProps) {
  const [limit, setLimit] = useState(pageOfCards);
  const { setNodeRef, isOver } = useDroppable({ id: horizon, disabled: !movable });
  const shown = items.slice(0, limit);
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
              movable={movable && item.rank !== null}
              previous={items[index - 1]}
              next={items[index + 1]}
              first={items[0]}
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
