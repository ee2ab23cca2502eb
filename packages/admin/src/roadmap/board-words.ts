import type { Announcements, ScreenReaderInstructions, UniqueIdentifier } from '@dnd-kit/core';
import { type BoardColumns, columnOf } from './board-columns.ts';
import type { ItemRow } from './roadmap-query.ts';
import { horizonWords } from './words.ts';

/** How a card is moved by keyboard, for those who hear the board. */
export const boardInstructions: ScreenReaderInstructions = {
  draggable:
    'Press Space or Enter to pick the item up, the arrow keys to move it up and down or to another horizon, ' +
    'Space or Enter again to put it down, Escape to put it back.',
};

/** What is said while a card is moved. */
export function boardAnnouncements(items: readonly ItemRow[], columns: () => BoardColumns): Announcements {
  const name = (id: UniqueIdentifier) => {
    const item = items.find((candidate) => candidate.id === id);
    return item ? `${item.identifier}, ${item.title}` : 'The item';
  };
  const place = (id: UniqueIdentifier) => {
    const now = columns();
    const horizon = columnOf(now, String(id));
    if (!horizon) return 'outside the board';
    return `${horizonWords[horizon]}, place ${now[horizon].indexOf(String(id)) + 1} of ${now[horizon].length}`;
  };
  let lastPlace = '';
  return {
    onDragStart: ({ active }) => {
      lastPlace = place(active.id);
      return `Picked up ${name(active.id)}. It is in ${lastPlace}.`;
    },
    onDragOver: ({ active, over }) => {
      const here = over ? place(over.id) : lastPlace;
      if (here === lastPlace) return undefined;
      lastPlace = here;
      return `${name(active.id)} is over ${here}.`;
    },
    onDragEnd: ({ active }) => `${name(active.id)} was put down in ${place(active.id)}.`,
    onDragCancel: ({ active }) => `Moving ${name(active.id)} was given up; it is back where it was.`,
  };
}
