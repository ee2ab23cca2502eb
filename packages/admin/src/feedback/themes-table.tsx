import { ActionIcon, Checkbox } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import table from '../ui/data-table.module.css';
import { SortHeader } from '../ui/sort-header.tsx';
import { Sparkline } from '../ui/sparkline.tsx';
import { ThemeNumbers } from './theme-numbers.tsx';
import { type Branch, treeOf } from './theme-tree.ts';
import type { ThemeRow } from './themes-query.ts';
import classes from './themes-table.module.css';
import { sortedBy, type ThemeSortBy, type ThemesView, themeOrderOf, themeStatusWords } from './themes-view.ts';

const heads: [sort: ThemeSortBy, label: string, className?: string][] = [
  ['CUSTOMER_COUNT', 'Customers', table.end],
  ['FEEDBACK_COUNT', 'Entries', `${table.end} ${table.wide}`],
  ['REVENUE', 'Revenue a year', `${table.end} ${table.wide}`],
  ['LAST_SEEN', 'Last seen', table.wide],
];

interface ThemesTableProps {
  view: ThemesView;
  themes: ThemeRow[];
  chosen: ReadonlySet<string>;
  /** False for those who may not merge. */
  choosable: boolean;
  onChoose: (slug: string) => void;
}

/** The themes with their statistics, sorted by any of them, flat or as a tree. */
export function ThemesTable({ view, themes, chosen, choosable, onChoose }: ThemesTableProps) {
  const navigate = useNavigate({ from: '/themes' });
  const scroller = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const isTree = view.layout === 'tree';
  const rows = useMemo<Branch<ThemeRow>[]>(
    () => (isTree ? treeOf(themes, closed) : themes.map((theme) => ({ theme, depth: 0, children: 0 }))),
    [themes, closed, isTree],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    estimateSize: () => 41,
    getScrollElement: () => scroller.current,
    overscan: 12,
  });
  const order = themeOrderOf(view);
  const sort = (by: ThemeSortBy) => void navigate({ search: (before) => ({ ...before, ...sortedBy(view, by) }) });
  const directionOf = (by: ThemeSortBy) => (order.by === by ? order.direction : undefined);
  const toggle = (id: string) =>
    setClosed((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const shown = virtual.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);

  return (
    <div className={table.scroller} ref={scroller}>
      <table className={table.table} aria-label="Themes" aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {choosable && (
              <th scope="col" className={classes.tickHead}>
                <span className="visually-hidden">Choose</span>
              </th>
            )}
            <SortHeader direction={directionOf('NAME')} onSort={() => sort('NAME')}>
              Theme
            </SortHeader>
            <th scope="col" className={table.wide}>
              Status
            </th>
            <th scope="col" className={table.wide}>
              Last 12 weeks
            </th>
            {heads.map(([by, label, className]) => (
              <SortHeader key={by} className={className} direction={directionOf(by)} onSort={() => sort(by)}>
                {label}
              </SortHeader>
            ))}
            <th scope="col" className={`${table.end} ${table.wide}`}>
              Critical
            </th>
            <th scope="col" className={table.end}>
              Items
            </th>
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {shown.map(({ index }) => {
            const row = rows[index];
            if (!row) return null;
            const { theme, depth, children } = row;
            const counts = theme.trend.map(({ count }) => count);
            return (
              <tr key={theme.id} aria-rowindex={index + 2} aria-selected={chosen.has(theme.slug) || undefined}>
                {choosable && (
                  <td className={classes.tick}>
                    <Checkbox
                      size="xs"
                      aria-label={`Choose ${theme.name}`}
                      checked={chosen.has(theme.slug)}
                      onChange={() => onChoose(theme.slug)}
                    />
                  </td>
                )}
                <td className={classes.name}>
                  <div className={classes.branch} style={{ paddingInlineStart: `${depth * 1.25}rem` }}>
                    {isTree &&
                      (children > 0 ? (
                        <ActionIcon
                          size="sm"
                          aria-label={`${closed.has(theme.id) ? 'Open' : 'Close'} ${theme.name}`}
                          aria-expanded={!closed.has(theme.id)}
                          onClick={() => toggle(theme.id)}
                        >
                          {closed.has(theme.id) ? <IconChevronRight size={14} /> : <IconChevronDown size={14} />}
                        </ActionIcon>
                      ) : (
                        <span className={classes.leaf} />
                      ))}
                    <Link to="/themes/$slug" params={{ slug: theme.slug }} className={classes.link} dir="auto">
                      {theme.name}
                    </Link>
                    {!isTree && theme.parent && <span className={classes.within}>in {theme.parent.name}</span>}
                  </div>
                </td>
                <td className={`${table.wide} ${table.muted}`}>{themeStatusWords[theme.status]}</td>
                <td className={table.wide}>
                  <Sparkline values={counts} label={`Entries a week, oldest first: ${counts.join(', ')}`} />
                </td>
                <ThemeNumbers theme={theme} />
              </tr>
            );
          })}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  );
}
