import { useCallback, useState } from 'react';

const prefix = 'waymark-draft:';

/** What was kept under a key; null when nothing was. */
export function keptDraft(key: string): string | null {
  try {
    return localStorage.getItem(prefix + key);
  } catch {
    return null;
  }
}

/** Keeps a text under a key, or forgets it with null. A browser that keeps nothing changes nothing else. */
export function keepDraft(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, text);
  } catch {
    // Private windows may refuse; the text then lives as long as the page.
  }
}

/** Forgets every draft, for when a reader leaves the machine to others. */
export function forgetDrafts(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
}

/**
 * A text that survives a reload and a lost session until it is saved or given up. `key` names what is written, such as
 * `update:WM-42`. `forget` is called when it was saved; the text then is `initial` again.
 */
export function useDraft(key: string, initial = '') {
  const [text, setText] = useState(() => keptDraft(key) ?? initial);
  const write = useCallback(
    (value: string) => {
      setText(value);
      keepDraft(key, value === initial ? null : value);
    },
    [key, initial],
  );
  const forget = useCallback(() => {
    setText(initial);
    keepDraft(key, null);
  }, [key, initial]);
  return { text, write, forget };
}
