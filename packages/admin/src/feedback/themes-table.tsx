import { Link, useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import table from '../ui/data-table.module.css';
import { formatAgo, formatCompact, formatCount, formatInstant } from '../ui/format.ts';
import { SortHeader } from '../ui/sort-header.tsx';
import { Sparkline } from '../ui/sparkline.tsx';
import type { ThemeRow } from './themes-query.ts';
import classes from './themes-table.module.css';
import { sortedBy, type ThemeSortBy, type ThemesView, themeOrderOf, themeStatusWords } from './themes-view.ts';

const heads: [sort: ThemeSortBy, label: string, className?: string][] = [
  ['CUSTOMER_COUNT', 'Customers', table.end],
  ['FEEDBACK_COUNT', 'Entries', `${table.end} ${table.wide}`],
  ['REVENUE', 'Revenue a year', `${table.end} ${table.wide}`],
  ['LAST_SEEN', 'Last seen', table.wide],
];

/** The themes with their statistics, sorted by any of them. */
export function ThemesTable({ view, themes }: { view: ThemesView; themes: ThemeRow[] }) {
  const navigate = useNavigate({ from: '/themes' });
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: themes.length,
    estimateSize: () => 41,
    getScrollElement: () => scroller.current,
    overscan: 12,
  });
  const order = themeOrderOf(view);
  const sort = (by: ThemeSortBy) => void navigate({ search: (before) => ({ ...before, ...sortedBy(view, by) }) });
  const directionOf = (by: ThemeSortBy) => (order.by === by ? order.direction : undefined);
  const shown = virtual.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);

  return (
    <div className={table.scroller} ref={scroller}>
      <table className={table.table} aria-label="Themes" aria-rowcount={themes.length + 1}>
        <thead>
          <tr>
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
            const theme = themes[index];
            if (!theme) return null;
            const { stats } = theme;
            return (
              <tr key={theme.id} aria-rowindex={index + 2}>
                <td className={classes.name}>
                  <Link to="/themes/$slug" params={{ slug: theme.slug }} className={classes.link}>
                    {theme.name}
                  </Link>
                </td>
                <td className={`${table.wide} ${table.muted}`}>{themeStatusWords[theme.status]}</td>
                <td className={table.wide}>
                  <Sparkline
                    values={theme.trend.map(({ count }) => count)}
                    label={`Entries a week, oldest first: ${theme.trend.map(({ count }) => count).join(', ')}`}
                  />
                </td>
                <td className={table.end}>
                  {formatCount(stats.customerCount)}
                  {stats.internalTeamCount > 0 && (
                    <span className={table.muted}> ({formatCount(stats.internalTeamCount)} int.)</span>
                  )}
                </td>
                <td className={`${table.end} ${table.wide}`}>{formatCount(stats.feedbackCount)}</td>
                <td className={`${table.end} ${table.wide}`}>
                  {stats.annualRevenue > 0 ? (
                    formatCompact(stats.annualRevenue)
                  ) : (
                    <span className={table.muted}>–</span>
                  )}
                  {stats.otherCurrencyCount > 0 && (
                    <span className={table.muted} title="Customers whose revenue is in another currency">
                      {' '}
                      +{formatCount(stats.otherCurrencyCount)}
                    </span>
                  )}
                </td>
                <td className={table.wide}>
                  {stats.lastSeenAt ? (
                    <time dateTime={stats.lastSeenAt} title={formatInstant(stats.lastSeenAt)}>
                      {formatAgo(stats.lastSeenAt)}
                    </time>
                  ) : (
                    <span className={table.muted}>–</span>
                  )}
                </td>
                <td className={`${table.end} ${table.wide}`}>{formatCount(stats.criticalCount)}</td>
                <td className={table.end}>{formatCount(theme.items.totalCount)}</td>
              </tr>
            );
          })}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  );
}
