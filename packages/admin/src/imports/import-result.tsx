import { Alert, Button, Group } from '@mantine/core';
import { IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { messageOf } from '../app/client.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { formatCount } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { ErrorState, LoadingRows } from '../ui/states.tsx';
import { ColumnMap } from './column-map.tsx';
import { FailedRows } from './failed-rows.tsx';
import type { ImportedKind } from './import-address.ts';
import { ImportRunDocument } from './import-query.ts';
import { RunTotals } from './run-totals.tsx';

interface ImportResultProps {
  runId: string;
  kind: ImportedKind;
  map: Record<string, string>;
  /** Sets what a column is and tries again; only after a dry run. */
  onMap?: (column: string, field: string) => void;
  onApply?: () => void;
  onAnother: () => void;
}

/** What a run found: counts, how the columns were read, every row that failed and why. */
export function ImportResult({ runId, kind, map, onMap, onApply, onAnother }: ImportResultProps) {
  const { data, loading, error, reload } = useLiveQuery(ImportRunDocument, { id: runId });
  const [applying, setApplying] = useState(false);
  const run = data?.importRun;
  if (loading) return <LoadingRows rows={4} label="Loading the result" />;
  if (!run) {
    return <ErrorState message={error ? messageOf(error) : 'The run is gone.'} onRetry={() => void reload()} />;
  }
  const { totals } = run;
  const changes = totals.created + totals.updated;
  return (
    <Section title={run.dryRun ? 'What would happen' : 'What happened'}>
      <Alert
        color={run.dryRun ? 'accent' : 'green'}
        icon={run.dryRun ? <IconInfoCircle size={18} /> : <IconCheck size={18} />}
        role="status"
      >
        {run.dryRun
          ? 'This was a dry run: nothing was changed yet.'
          : `Done. ${formatCount(totals.created)} created, ${formatCount(totals.updated)} updated.`}
      </Alert>
      <RunTotals totals={totals} />
      <Group gap="xs" my="md">
        {onApply && (
          <Button
            loading={applying}
            disabled={changes === 0}
            onClick={() => {
              setApplying(true);
              onApply();
            }}
          >
            {changes === 0 ? 'Nothing to apply' : `Apply ${formatCount(changes)} rows`}
          </Button>
        )}
        {!run.dryRun && (
          <>
            <Button
              renderRoot={(props) =>
                kind === 'roadmap' ? <Link to="/roadmap" {...props} /> : <Link to="/themes" {...props} />
              }
            >
              {kind === 'roadmap' ? 'See the roadmap' : 'See the themes'}
            </Button>
            <Button variant="default" onClick={onAnother}>
              Import another file
            </Button>
          </>
        )}
      </Group>
      <FailedRows rows={run.rows} />
      <ColumnMap kind={kind} mapping={run.mapping} map={map} onMap={onMap} />
    </Section>
  );
}
