import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';
import { type Shortcut, useShortcuts } from '../ui/shortcuts.tsx';
import type { ItemRow } from './roadmap-query.ts';
import type { Selection } from './use-selection.ts';

declare module '@tanstack/history' {
  interface HistoryState {
    /** The panel was opened to look at, so that the focus stays in the list. */
    peek?: boolean;
  }
}

interface ListKeys {
  container: RefObject<HTMLElement | null>;
  /** The items as they stand, each at the place that its link's `data-row` names. */
  items: readonly ItemRow[];
  /** Brings a place into view where the list is drawn in parts. */
  bringUp?: (place: number) => void;
  /** Begins to edit the item in place; without it E opens it. */
  onEdit?: (item: ItemRow) => void;
  selection?: Selection;
}

/** The keys of every list of items: J and K walk, Space looks, E edits, X selects. */
export function useListKeys({ container, items, bringUp, onEdit, selection }: ListKeys): {
  focusPlace: (place: number, isMoving?: boolean) => void;
} {
  const navigate = useNavigate();
  const { item: openItem } = useSearch({ from: '/shell' });
  const peeking = useLocation().state.peek === true && openItem !== undefined;
  const lastPlace = useRef(-1);

  const linkAt = (place: number) => container.current?.querySelector<HTMLElement>(`[data-row="${place}"]`);
  const placeNow = (): number => {
    const row = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.row : undefined;
    return row !== undefined && container.current?.contains(document.activeElement) ? Number(row) : -1;
  };
  const itemNow = (): ItemRow | undefined => items[placeNow()];
  const peek = (identifier: string | undefined) =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, item: identifier }),
      state: { peek: true },
      replace: openItem !== undefined,
    });
  const focusPlace = (place: number, isMoving = false) => {
    const item = items[place];
    if (!item) return;
    lastPlace.current = place;
    bringUp?.(place);
    // What is drawn already takes the focus at once, so that the next key finds it; what moves or is far away, when it is there.
    const link = isMoving ? null : linkAt(place);
    if (link) link.focus();
    else requestAnimationFrame(() => linkAt(place)?.focus());
    if (peeking && item.identifier !== openItem) peek(item.identifier);
  };
  const step = (by: 1 | -1) => () => {
    const now = placeNow();
    focusPlace(now >= 0 ? now + by : Math.max(0, lastPlace.current));
  };

  const group = 'List';
  const keys: Shortcut[] = [
    { keys: 'j', label: 'Next item', group, run: step(1) },
    { keys: 'ArrowDown', label: 'Next item', group, run: step(1) },
    { keys: 'k', label: 'Item before', group, run: step(-1) },
    { keys: 'ArrowUp', label: 'Item before', group, run: step(-1) },
    {
      keys: 'Space',
      label: 'Look at the item, and away',
      group,
      run: () => {
        const item = itemNow();
        if (item) peek(item.identifier === openItem ? undefined : item.identifier);
      },
    },
    {
      keys: 'e',
      label: 'Edit the item',
      group,
      run: () => {
        const item = itemNow();
        if (!item) return;
        if (onEdit) onEdit(item);
        else void navigate({ to: '.', search: (before) => ({ ...before, item: item.identifier }) });
      },
    },
  ];
  if (selection) {
    const ids = items.map(({ id }) => id);
    const select = (through?: readonly string[]) => () => {
      const item = itemNow();
      if (item) selection.toggle(item.id, through);
    };
    keys.push(
      { keys: 'x', label: 'Select the item', group, run: select() },
      { keys: 'Shift+X', label: 'Select all from the last one to this', group, run: select(ids) },
    );
  }
  useShortcuts(keys);
  // The panel takes the focus with it when it goes; the list takes it back.
  const wasOpen = useRef(openItem);
  useEffect(() => {
    if (wasOpen.current !== undefined && openItem === undefined && document.activeElement === document.body) {
      const place = items.findIndex(({ identifier }) => identifier === wasOpen.current);
      container.current?.querySelector<HTMLElement>(`[data-row="${place}"]`)?.focus();
    }
    wasOpen.current = openItem;
  }, [openItem, items, container]);
  return { focusPlace };
}
