interface InTree {
  id: string;
  parent: { id: string } | null;
}

export interface Branch<Theme> {
  theme: Theme;
  /** 0 at the top. */
  depth: number;
  /** How many stand right under it. */
  children: number;
}

/**
 * The themes with the narrower ones under the wider, siblings in the order of the list; what is under a closed one is
 * left out. A theme whose wider one is not in the list stands at the top.
 */
export function treeOf<Theme extends InTree>(themes: readonly Theme[], closed: ReadonlySet<string>): Branch<Theme>[] {
  const listed = new Set(themes.map(({ id }) => id));
  const under = new Map<string | null, Theme[]>();
  for (const theme of themes) {
    const parent = theme.parent && listed.has(theme.parent.id) ? theme.parent.id : null;
    under.set(parent, [...(under.get(parent) ?? []), theme]);
  }
  const drawn = new Set<string>();
  const branches: Branch<Theme>[] = [];
  const draw = (theme: Theme, depth: number) => {
    if (drawn.has(theme.id)) return;
    drawn.add(theme.id);
    const children = under.get(theme.id) ?? [];
    branches.push({ theme, depth, children: children.length });
    if (closed.has(theme.id)) for (const child of children) hide(child);
    else for (const child of children) draw(child, depth + 1);
  };
  const hide = (theme: Theme) => {
    if (drawn.has(theme.id)) return;
    drawn.add(theme.id);
    for (const child of under.get(theme.id) ?? []) hide(child);
  };
  for (const theme of under.get(null) ?? []) draw(theme, 0);
  for (const theme of themes) draw(theme, 0);
  return branches;
}
