import table from '../ui/data-table.module.css';
import { formatAgo, formatCompact, formatCount, formatInstant } from '../ui/format.ts';
import type { ThemeRow } from './themes-query.ts';

/** A theme's statistics as the cells of its row. */
export function ThemeNumbers({ theme: { stats, items } }: { theme: ThemeRow }) {
  return (
    <>
      <td className={table.end}>
        {formatCount(stats.customerCount)}
        {stats.internalTeamCount > 0 && (
          <span className={table.muted}> ({formatCount(stats.internalTeamCount)} int.)</span>
        )}
      </td>
      <td className={`${table.end} ${table.wide}`}>{formatCount(stats.feedbackCount)}</td>
      <td className={`${table.end} ${table.wide}`}>
        {stats.annualRevenue > 0 ? formatCompact(stats.annualRevenue) : <span className={table.muted}>–</span>}
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
      <td className={table.end}>{formatCount(items.totalCount)}</td>
    </>
  );
}

/** The themes as the rows of a file. */
export const themeRowsOf = (themes: ThemeRow[]): unknown[][] => [
  [
    'Theme',
    'Slug',
    'Status',
    'Part of',
    'Customers',
    'Internal teams',
    'Entries',
    'Revenue a year',
    'Critical',
    'Last seen',
    'Items',
  ],
  ...themes.map(({ name, slug, status, parent, stats, items }) => [
    name,
    slug,
    status,
    parent?.name,
    stats.customerCount,
    stats.internalTeamCount,
    stats.feedbackCount,
    stats.annualRevenue,
    stats.criticalCount,
    stats.lastSeenAt,
    items.totalCount,
  ]),
];
