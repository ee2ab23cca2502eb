import { useMemo, useState } from 'react';

export interface Selection {
  ids: ReadonlySet<string>;
  /** Takes an item in or out; with `through`, all from the last one to it as well. */
  toggle: (id: string, through?: readonly string[]) => void;
  clear: () => void;
}

/** The ids from one to the other in a list, both included, whichever stands first. */
export function between(ids: readonly string[], one: string, other: string): string[] {
  const places = [ids.indexOf(one), ids.indexOf(other)].sort((a, b) => a - b);
  const [from = -1, to = -1] = places;
  return from < 0 ? [other] : ids.slice(from, to + 1);
}

/** Which items are selected; what is no longer shown no longer counts. */
export function useSelection(shown: readonly { id: string }[]): Selection {
  const [{ ids, last }, setState] = useState<{ ids: ReadonlySet<string>; last: string | null }>({
    ids: new Set(),
    last: null,
  });
  return useMemo(() => {
    const there = new Set(shown.map(({ id }) => id));
    return {
      ids: new Set([...ids].filter((id) => there.has(id))),
      clear: () => setState({ ids: new Set(), last: null }),
      toggle: (id, through) => {
        const next = new Set(ids);
        if (through && last) for (const other of between(through, last, id)) next.add(other);
        else if (!next.delete(id)) next.add(id);
        setState({ ids: next, last: id });
      },
    };
  }, [ids, last, shown]);
}
