import { Alert, Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { messageOf } from '../app/client.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { formatCount } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { ErrorState, LoadingRows } from '../ui/states.tsx';
import { ColumnMap } from './column-map.tsx';
import type { ImportedKind } from './import-kinds.ts';
import { ImportRunDocument } from './import-query.ts';
import { ImportRows } from './import-rows.tsx';
import { RunTotals } from './run-totals.tsx';
import { UndoImport, UndoOutcome } from './undo-import.tsx';

interface ImportResultProps {
  runId: string;
  kind: ImportedKind;
  map: Record<string, string>;
  /** Sets what a column is and tries again; only after a dry run. */
  onMap?: (column: string, field: string) => void;
  /** Applies what was tried; `expected` rows. */
  onApply?: (expected: number) => void;
  onAnother: () => void;
}

/** Where to see what was brought in. */
const places = {
  feedback: { to: '/triage', label: 'Triage it' },
  themes: { to: '/themes', label: 'See the themes' },
  roadmap: { to: '/roadmap', label: 'See the roadmap' },
  metrics: { to: '/north-star', label: 'See the North Star' },
  measurements: { to: '/slos', label: 'See the service levels' },
  slo: { to: '/slos', label: 'See the service levels' },
} as const satisfies Record<ImportedKind, { to: string; label: string }>;

/** What a run said of itself, without how a script would apply it: here there is a button. */
const toldOf = (message: string | null): string => message?.replace(/\s*This was a dry run: .*$/, '') ?? '';

/** What a run found: counts, every row that failed and why, how the columns were read; then what to do with it. */
export function ImportResult({ runId, kind, map, onMap, onApply, onAnother }: ImportResultProps) {
  const { data, loading, error, reload } = useLiveQuery(ImportRunDocument, { id: runId });
  const run = data?.importRun;
  if (loading) return <LoadingRows rows={4} label="Loading the result" />;
  if (!run) {
    return <ErrorState message={error ? messageOf(error) : 'The run is gone.'} onRetry={() => void reload()} />;
  }
  const { totals } = run;
  const changes = totals.created + totals.updated;
  const place = places[kind];
  const failed = run.status === 'FAILED';
  const Icon = failed ? IconAlertTriangle : run.dryRun ? IconInfoCircle : IconCheck;
  return (
    <Section title={run.dryRun ? 'What would happen' : 'What happened'}>
      <Alert color={failed ? 'red' : run.dryRun ? 'accent' : 'green'} icon={<Icon size={18} />} role="status">
        {run.dryRun
          ? 'This was a dry run: nothing was changed yet.'
          : failed
            ? 'Nothing was changed.'
            : `Done. ${formatCount(totals.created)} created, ${formatCount(totals.updated)} updated.`}{' '}
        {toldOf(run.message)}
      </Alert>
      <RunTotals totals={totals} />
      <UndoOutcome undo={run.undo} />
      <Group gap="xs" my="md">
        {onApply && (
          <Button disabled={changes === 0} onClick={() => onApply(totals.rows)}>
            {changes === 0 ? 'Nothing to apply' : changes === 1 ? 'Apply 1 row' : `Apply ${formatCount(changes)} rows`}
          </Button>
        )}
        {!run.dryRun && (
          <>
            <Button renderRoot={(props) => <Link to={place.to} {...props} />}>{place.label}</Button>
            {kind === 'feedback' && (
              <Button variant="default" renderRoot={(props) => <Link to="/themes" {...props} />}>
                See the themes
              </Button>
            )}
            <UndoImport run={run} />
            <Button variant="default" onClick={onAnother}>
              Import another file
            </Button>
          </>
        )}
      </Group>
      <ImportRows run={run} failedRowsUrl={run.failedRowsUrl} />
      <ColumnMap kind={kind} mapping={run.mapping} map={map} onMap={onMap} />
    </Section>
  );
}
