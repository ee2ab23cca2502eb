/** What the reader goes to when it leaves the entries `gone`: the next one that stays, else the last one before them. */
export function nextAfter(
  ids: readonly string[],
  current: string | undefined,
  gone: readonly string[],
): string | undefined {
  const leaving = new Set(gone);
  const at = current === undefined ? -1 : ids.indexOf(current);
  const behind = ids.slice(at + 1).find((id) => !leaving.has(id));
  return (
    behind ??
    ids
      .slice(0, Math.max(at, 0))
      .reverse()
      .find((id) => !leaving.has(id))
  );
}

/** The entry `steps` further in the list, never beyond its ends; the first one when none is open. */
export function stepFrom(ids: readonly string[], current: string | undefined, steps: number): string | undefined {
  const at = current === undefined ? -1 : ids.indexOf(current);
  if (at < 0) return ids[0];
  return ids[Math.min(ids.length - 1, Math.max(0, at + steps))];
}
