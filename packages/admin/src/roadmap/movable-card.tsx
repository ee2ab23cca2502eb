import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import type { KeyboardEventHandler } from 'react';
import classes from './board-card.module.css';
import { BoardCard } from './board-card.tsx';
import { MoveMenu } from './move-menu.tsx';
import type { Move } from './ranking.ts';
import type { ItemRow } from './roadmap-query.ts';

interface MovableCardProps {
  item: ItemRow;
  /** The group that begins with it. */
  heading: string | undefined;
  movable: boolean;
  place: number | undefined;
  isSelected: boolean;
  previous: ItemRow | undefined;
  next: ItemRow | undefined;
  first: ItemRow | undefined;
  onMove: (move: Move) => void;
}

/** A card in its place: dragged anywhere by mouse, by its handle with the keyboard, or moved by its menu. */
export function MovableCard({ item, heading, movable, place, isSelected, onMove, ...neighbours }: MovableCardProps) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: item.id,
    disabled: !movable,
  });
  const { onKeyDown, ...pointer } = listeners ?? {};
  const style = { transform: CSS.Translate.toString(transform), transition };
  return (
    <li ref={setNodeRef} style={style} className={classes.place} data-lifted={isDragging || undefined} {...pointer}>
      {heading && <h3 className={classes.heading}>{heading}</h3>}
      <BoardCard
        item={item}
        place={place}
        isSelected={isSelected}
        controls={
          movable && (
            <>
              <ActionIcon
                ref={setActivatorNodeRef}
                size="sm"
                className={classes.handle}
                {...attributes}
                aria-label={`Move ${item.identifier}`}
                onKeyDown={onKeyDown as KeyboardEventHandler}
              >
                <IconGripVertical size={14} />
              </ActionIcon>
              <MoveMenu item={item} onMove={onMove} {...neighbours} />
            </>
          )
        }
      />
    </li>
  );
}
