import { createContext, lazy, type ReactNode, Suspense, use, useEffect, useMemo, useRef, useState } from 'react';
import { isWriting, pressName } from './shortcut-keys.ts';

/** One key or a sequence of two with what it does. */
export interface Shortcut {
  /** As `pressName` says it: `j`, `Alt+ArrowUp`, `Mod+k`; `g r` is two presses one after the other. */
  keys: string;
  label: string;
  /** The heading under which the sheet lists it. */
  group: string;
  run: (event: KeyboardEvent) => void;
}

type Registry = { add: (entry: { current: Shortcut[] }) => () => void };

const ShortcutContext = createContext<Registry | null>(null);
const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx').then((part) => ({ default: part.ShortcutSheet })));
const sequenceMs = 1_200;

/** Hears the keys of the whole page and gives them to who registered last; `?` shows all of them. */
export function Shortcuts({ children }: { children: ReactNode }) {
  const entries = useRef<{ current: Shortcut[] }[]>([]);
  const [sheet, setSheet] = useState<Shortcut[] | null>(null);
  const registry = useMemo<Registry>(
    () => ({
      add: (entry) => {
        entries.current.unshift(entry);
        return () => {
          entries.current = entries.current.filter((other) => other !== entry);
        };
      },
    }),
    [],
  );

  useEffect(() => {
    let before = { name: '', at: 0 };
    const all = () => entries.current.flatMap(({ current }) => current);
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = pressName(event);
      if (isWriting(event.target) && !name.startsWith('Mod+')) return;
      if (document.querySelector('[aria-modal="true"]')) return;
      const started = Date.now() - before.at < sequenceMs ? `${before.name} ${name}` : name;
      const found = all().find(({ keys }) => keys === started) ?? all().find(({ keys }) => keys === name);
      before = { name, at: Date.now() };
      // Space and Enter press the button that has the focus.
      const isPressed = name === 'Space' || name === 'Enter';
      if (isPressed && event.target instanceof Element && event.target.closest('button, input, [role="menuitem"]'))
        return;
      if (found) {
        event.preventDefault();
        found.run(event);
      } else if (name === '?') {
        event.preventDefault();
        setSheet(all());
      }
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);

  return (
    <ShortcutContext value={registry}>
      {children}
      <Suspense>{sheet && <ShortcutSheet shortcuts={sheet} onClose={() => setSheet(null)} />}</Suspense>
    </ShortcutContext>
  );
}

/** Keys that work while the caller is on the screen; never while text is written or a dialog is open. */
export function useShortcuts(shortcuts: Shortcut[]): void {
  const registry = use(ShortcutContext);
  const entry = useRef(shortcuts);
  entry.current = shortcuts;
  useEffect(() => registry?.add(entry), [registry]);
}
