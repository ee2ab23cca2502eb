import { Anchor } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { messageOf } from '../app/client.ts';
import { ShareMenu } from '../app/share-menu.tsx';
import { useLiveQuery } from '../app/use-live-query.ts';
import { formatInstant } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { ColumnMap } from './column-map.tsx';
import { endpointOf } from './import-kinds.ts';
import { ImportRunDocument } from './import-query.ts';
import { ImportRows } from './import-rows.tsx';
import classes from './imports.module.css';
import { importKindWords, importStatusWords, starterOf } from './recent-runs.tsx';
import { RunTotals } from './run-totals.tsx';
import { UndoImport, UndoOutcome } from './undo-import.tsx';

/** One run of a script or of a person, with every row that failed, and the way to undo it. */
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
      actions={
        <>
          <ShareMenu document={ImportRunDocument} variables={{ id }} />
          <UndoImport run={run} />
        </>
      }
    >
      <div className={classes.page}>
        <p className={classes.note}>
          {run.fileName && `${run.fileName} · `}
          {starterOf(run)} started it {formatInstant(run.startedAt)}
          {run.finishedAt && ` · finished ${formatInstant(run.finishedAt)}`}
        </p>
        {run.message && <p className={classes.message}>{run.message}</p>}
        <UndoOutcome undo={run.undo} />
        <RunTotals totals={run.totals} />
        {run.kind === 'FEEDBACK' && !run.dryRun && run.totals.created > 0 && (
          <p className={classes.message}>
            <Anchor renderRoot={(props) => <Link to="/triage" search={{ queue: 'all', run: run.id }} {...props} />}>
              See what it brought
            </Anchor>
          </p>
        )}
        <ImportRows run={run} failedRowsUrl={run.failedRowsUrl} />
        <ColumnMap kind={endpointOf[run.kind]} mapping={run.mapping} map={{}} />
      </div>
    </Page>
  );
}
