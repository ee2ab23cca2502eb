/** A theme of a file, or one that is there already. */
export interface Branch {
  /** Its line in the file; null for a theme that no row names. */
  line: number | null;
  parentId: string | null;
}

/** Why a theme cannot stand where it is to stand. */
export type TreeFault = { kind: 'CYCLE'; through: number[] } | { kind: 'DEEP'; levels: number };

/**
 * What is wrong with a tree of themes, by id, for themes that rows name: those that would be part of themselves, and
 * those that would stand deeper than `deepest` levels.
 */
export function treeFaults(tree: ReadonlyMap<string, Branch>, deepest: number): Map<string, TreeFault> {
  const faults = new Map<string, TreeFault>();
  for (const [id, { line }] of tree) {
    if (line === null) continue;
    const above = [id];
    for (let next = tree.get(id)?.parentId; next; next = tree.get(next)?.parentId) {
      if (next === id) {
        const through = above.flatMap((each) => tree.get(each)?.line ?? []);
        faults.set(id, { kind: 'CYCLE', through: through.sort((a, b) => a - b) });
      }
      if (above.includes(next)) break;
      above.push(next);
    }
    if (!faults.has(id) && above.length > deepest) faults.set(id, { kind: 'DEEP', levels: above.length });
  }
  return faults;
}
