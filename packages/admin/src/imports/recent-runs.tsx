import { Button, Group, Switch } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useGrowingList } from '../app/use-growing-list.ts';
import type { ImportKind, ImportRunPartsFragment, ImportStatus } from '../gql/graphql.ts';
import table from '../ui/data-table.module.css';
import { FilterMenu } from '../ui/filter-menu.tsx';
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
const kinds = Object.entries(importKindWords).map(([value, label]) => ({ value: value as ImportKind, label }));

/** Who started a run: a person, or a script by its token. */
export function starterOf({ startedBy }: Pick<ImportRunPartsFragment, 'startedBy'>): string {
  return startedBy.__typename === 'Person' ? startedBy.personName : startedBy.tokenName;
}

/** The runs of people and of scripts, the newest first; dry runs where they are wanted. */
export function RecentRuns() {
  const [kind, setKind] = useState<ImportKind[]>();
  const [dry, setDry] = useState(true);
  const list = useGrowingList(ImportRunsDocument, { kind: kind ?? null }, ({ importRuns }) => importRuns);
  const runs = list.nodes.filter(({ dryRun }) => dry || !dryRun);
  if (list.nodes.length === 0 && kind === undefined) return null;
  return (
    <Section
      title="Latest runs"
      actions={
        <Group gap="sm">
          <Switch size="xs" label="Dry runs" checked={dry} onChange={(event) => setDry(event.currentTarget.checked)} />
          <FilterMenu label="Kind" choices={kinds} chosen={kind} onChange={setKind} />
        </Group>
      }
    >
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
            <th scope="col" className={`${table.end} ${table.wide}`}>
              New
            </th>
            <th scope="col" className={table.end}>
              Failed
            </th>
            <th scope="col" className={table.wide}>
              By
            </th>
            <th scope="col" className={table.wide}>
              When
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <td className={classes.reason}>
                <Link to="/imports/$id" params={{ id: run.id }} className={classes.link}>
                  {run.source}
                </Link>
              </td>
              <td className={table.wide}>{importKindWords[run.kind]}</td>
              <td>
                {importStatusWords[run.status]}
                {run.dryRun && <span className={table.muted}> (dry run)</span>}
              </td>
              <td className={table.end}>{formatCount(run.totals.rows)}</td>
              <td className={`${table.end} ${table.wide}`}>{formatCount(run.totals.created)}</td>
              <td className={table.end}>{formatCount(run.totals.failed)}</td>
              <td className={`${table.wide} ${table.muted}`}>{starterOf(run)}</td>
              <td className={table.wide}>
                <time dateTime={run.startedAt} title={formatInstant(run.startedAt)}>
                  {formatAgo(run.startedAt)}
                </time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {list.more && (
        <Button variant="default" size="xs" mt="xs" onClick={list.loadMore}>
          Show more of {formatCount(list.totalCount)}
        </Button>
      )}
    </Section>
  );
}
