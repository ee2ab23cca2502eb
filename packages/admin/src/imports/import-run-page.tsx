import { Anchor } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { messageOf } from '../app/client.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { formatInstant } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { ColumnMap } from './column-map.tsx';
import { FailedRows } from './failed-rows.tsx';
import { ImportRunDocument } from './import-query.ts';
import classes from './imports.module.css';
import { importKindWords, importStatusWords } from './recent-runs.tsx';
import { RunTotals } from './run-totals.tsx';

/** One run of a script or of a person, with every row that failed. */
export function ImportRunPage() {
  const { id } = useParams({ from: '/shell/imports/$id' });
  const { data, loading, error, reload } = useLiveQuery(ImportRunDocument, { id });
  const run = data?.importRun;
  if (!run) {
    return (
      <Page title="Import run">
        {loading && <LoadingRows label="Loading the run" />}
        {!loading && error && <ErrorState message={messageOf(error)} onRetry={() => void reload()} />}
        {!loading && !error && (
          <EmptyState title="There is no such run">
            <Anchor component={Link} to="/imports">
              See the latest runs
            </Anchor>
          </EmptyState>
        )}
      </Page>
    );
  }
  return (
    <Page
      title={`${importKindWords[run.kind]} from ${run.source}`}
      aside={`${run.dryRun ? 'Dry run, ' : ''}${importStatusWords[run.status]}`}
    >
      <div className={classes.page}>
        <p className={classes.note}>
          {run.fileName && `${run.fileName} · `}started {formatInstant(run.startedAt)}
          {run.finishedAt && ` · finished ${formatInstant(run.finishedAt)}`}
        </p>
        {run.message && <p className={classes.message}>{run.message}</p>}
        <RunTotals totals={run.totals} />
        <FailedRows rows={run.rows} />
        <ColumnMap kind={run.kind === 'ROADMAP' ? 'roadmap' : 'feedback'} mapping={run.mapping} map={{}} />
      </div>
    </Page>
  );
}
