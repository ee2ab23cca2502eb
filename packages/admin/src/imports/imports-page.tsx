import '@mantine/dropzone/styles.css';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Guarded } from '../app/guarded.tsx';
import { type HttpFault, postFile } from '../app/http.ts';
import { useLive } from '../app/live.tsx';
import { useAnnounce } from '../ui/announcer.tsx';
import { Page } from '../ui/page.tsx';
import { ColumnMap } from './column-map.tsx';
import { columnsIn, fieldNamed } from './file-header.ts';
import { contentTypeOf, type ImportSettings, importAddress, importFields, sourceOf } from './import-address.ts';
import { ImportForm } from './import-form.tsx';
import { ImportResult } from './import-result.tsx';
import classes from './imports.module.css';
import { RecentRuns } from './recent-runs.tsx';

/** A run as the endpoint answers it; the rest is asked of the graph. */
interface Answer {
  id: string;
  dryRun: boolean;
}
export type ImportStep =
  | { at: 'choosing' }
  | { at: 'running'; dryRun: boolean }
  | { at: 'tried'; runId: string }
  | { at: 'applied'; runId: string };

/** Bringing in a file: what it is, what would happen, and then for good. */
export function ImportsPage() {
  const { kind } = useSearch({ from: '/shell/imports' });
  const { refresh } = useLive();
  const announce = useAnnounce();
  const [file, setFile] = useState<File | null>(null);
  const [step, setStep] = useState<ImportStep>({ at: 'choosing' });
  const [fault, setFault] = useState<HttpFault | null>(null);
  const [columns, setColumns] = useState<string[]>([]);
  const [settings, setSettings] = useState<ImportSettings>({
    kind: kind ?? 'feedback',
    source: '',
    map: {},
    createMissingThemes: false,
    defaultSubmittedAt: '',
    timeZone: '',
    defaultKind: null,
  });

  const choose = (chosen: File | null) => {
    setFile(chosen);
    setFault(null);
    setStep({ at: 'choosing' });
    setColumns([]);
    if (chosen) void columnsIn(chosen).then(setColumns);
    if (chosen) setSettings((before) => ({ ...before, map: {}, source: before.source || sourceOf(chosen.name) }));
  };
  // A change after the dry run makes what it said untrue.
  const change = (part: Partial<ImportSettings>) => {
    setSettings((before) => ({ ...before, ...part }));
    setStep({ at: 'choosing' });
  };
  const send = async (dryRun: boolean, now: ImportSettings = settings) => {
    if (!file) return;
    setFault(null);
    setStep({ at: 'running', dryRun });
    const answer = await postFile<Answer>(importAddress(now, file.name, dryRun), file, contentTypeOf(file.name));
    if (!answer.ok) {
      setFault(answer.fault);
      setStep({ at: 'choosing' });
      return;
    }
    setStep({ at: dryRun ? 'tried' : 'applied', runId: answer.data.id });
    announce(dryRun ? 'The dry run is done.' : 'The file was imported.');
    if (!dryRun) void refresh();
  };
  const remap = (column: string, field: string) => {
    const next = { ...settings, map: { ...settings.map, [column]: field } };
    setSettings(next);
    void send(true, next);
  };

  return (
    <Page title="Import">
      <Guarded permission="IMPORT">
        <div className={classes.page}>
          <ImportForm
            file={file}
            settings={settings}
            step={step}
            fault={fault}
            onFile={choose}
            onChange={change}
            onTry={() => void send(true)}
          />
          {fault && columns.length > 0 && (
            <ColumnMap
              kind={settings.kind}
              mapping={columns.map((column) => {
                const field = fieldNamed(column, importFields[settings.kind]);
                return { column, field, ignored: field === null, sample: null };
              })}
              map={settings.map}
              onMap={remap}
            />
          )}
          {(step.at === 'tried' || step.at === 'applied') && (
            <ImportResult
              key={step.runId}
              runId={step.runId}
              kind={settings.kind}
              map={settings.map}
              onMap={step.at === 'tried' ? remap : undefined}
              onApply={step.at === 'tried' ? () => void send(false) : undefined}
              onAnother={() => choose(null)}
            />
          )}
          <RecentRuns />
        </div>
      </Guarded>
    </Page>
  );
}
