import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { createContext, type ReactNode, use, useCallback, useRef } from 'react';
import { useAnnounce } from '../ui/announcer.tsx';
import { useShortcuts } from '../ui/shortcuts.tsx';
import classes from './use-undo.module.css';

/** Takes a change back; false or a sentence when that was refused. */
type TakeBack = () => Promise<boolean | string>;
type Offer = (message: string, takeBack: TakeBack) => void;

const UndoContext = createContext<Offer>(() => {});
const shownMs = 8_000;

/** Says what was done with a way to take it back: a button for some seconds, Ctrl+Z until the next change. */
export function Undo({ children }: { children: ReactNode }) {
  const last = useRef<(() => void) | null>(null);
  const announce = useAnnounce();

  const offer = useCallback<Offer>(
    (message, takeBack) => {
      const id = `undo-${Date.now()}`;
      const undo = () => {
        last.current = null;
        notifications.hide(id);
        void takeBack().then((outcome) => {
          if (outcome === true) return announce(`Undone: ${message}`);
          const why = typeof outcome === 'string' ? outcome : 'It was changed since.';
          notifications.show({ color: 'red', title: 'It could not be undone', message: why });
        });
      };
      last.current = undo;
      notifications.show({
        id,
        autoClose: shownMs,
        message: (
          <span className={classes.line}>
            <span className={classes.words}>{message}</span>
            <Button size="compact-xs" variant="light" onClick={undo}>
              Undo
            </Button>
          </span>
        ),
      });
    },
    [announce],
  );
  useShortcuts([{ keys: 'Mod+z', label: 'Undo the last change', group: 'General', run: () => last.current?.() }]);
  return <UndoContext value={offer}>{children}</UndoContext>;
}

/** Offers to take back what was just done: `offer('WM-4 moved to Next', async () => …)`. */
export function useUndo(): Offer {
  return use(UndoContext);
}
