import { Link } from '@tanstack/react-router';
import { useLiveQuery } from '../app/use-live-query.ts';
import type { ImportKind, ImportStatus } from '../gql/graphql.ts';
import table from '../ui/data-table.module.css';
import { formatAgo, formatCount, formatInstant } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { ImportRunsDocument } from './import-query.ts';
import classes from './imports.module.css';

export const importKindWords: Record<ImportKind, string> = {
  FEEDBACK: 'Feedback',
  THEME: 'Themes',
  ROADMAP: 'Roadmap',
  SLO: 'Objectives',
  METRIC: 'Metrics',
  MEASUREMENT: 'Measurements',
};
export const importStatusWords: Record<ImportStatus, string> = {
  RUNNING: 'running',
  COMPLETED: 'completed',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
  UNDOING: 'being undone',
  UNDONE: 'undone',
};

/** The latest runs, of people and of scripts. */
export function RecentRuns() {
  const { data } = useLiveQuery(ImportRunsDocument, {});
  const runs = data?.importRuns.nodes ?? [];
  if (runs.length === 0) return null;
  return (
    <Section title="Latest runs">
      <table className={`${table.table} ${classes.flush}`} aria-label="Latest runs">
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col" className={table.wide}>
              Kind
            </th>
            <th scope="col">State</th>
            <th scope="col" className={table.end}>
              Rows
            </th>
            <th scope="col" className={table.end}>
              Failed
            </th>
            <th scope="col" className={table.wide}>
              When
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map(({ id, source, kind, dryRun, status, totals, startedAt }) => (
            <tr key={id}>
              <td className={classes.reason}>
                <Link to="/imports/$id" params={{ id }} className={classes.link}>
                  {source}
                </Link>
              </td>
              <td className={table.wide}>{importKindWords[kind]}</td>
              <td>
                {importStatusWords[status]}
                {dryRun && <span className={table.muted}> (dry run)</span>}
              </td>
              <td className={table.end}>{formatCount(totals.rows)}</td>
              <td className={table.end}>{formatCount(totals.failed)}</td>
              <td className={table.wide}>
                <time dateTime={startedAt} title={formatInstant(startedAt)}>
                  {formatAgo(startedAt)}
                </time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
