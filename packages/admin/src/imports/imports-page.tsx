import '@mantine/dropzone/styles.css';
import { useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Guarded } from '../app/guarded.tsx';
import { type HttpFault, postFile } from '../app/http.ts';
import { useLive } from '../app/live.tsx';
import { useSession } from '../app/session.tsx';
import { ShareMenu } from '../app/share-menu.tsx';
import { useAnnounce } from '../ui/announcer.tsx';
import { Page } from '../ui/page.tsx';
import { ColumnMap } from './column-map.tsx';
import { type FileHead, fieldNamed, headIn } from './file-header.ts';
import { contentTypeOf, type ImportSettings, importAddress, needsOf, sourceOf } from './import-address.ts';
import { ImportForm } from './import-form.tsx';
import { importFields, kindOf } from './import-kinds.ts';
import { ImportRunsDocument } from './import-query.ts';
import { ImportResult } from './import-result.tsx';
import classes from './imports.module.css';
import { RecentRuns } from './recent-runs.tsx';
import { RunProgress } from './run-progress.tsx';
import { usePastedFile } from './use-pasted-file.ts';

/** A run as the endpoint answers it; the rest is asked of the graph. */
interface Answer {
  id: string;
  dryRun: boolean;
}
export type ImportStep =
  | { at: 'choosing' }
  | { at: 'running'; dryRun: boolean; runId: string; expected?: number }
  | { at: 'tried'; runId: string }
  | { at: 'applied'; runId: string };

/** Bringing in a file: what it is, what would happen, and then for good. */
export function ImportsPage() {
  const { kind } = useSearch({ from: '/shell/imports' });
  const { may } = useSession();
  const { refresh } = useLive();
  const announce = useAnnounce();
  const [file, setFile] = useState<File | null>(null);
  const [head, setHead] = useState<FileHead | null>(null);
  const [step, setStep] = useState<ImportStep>({ at: 'choosing' });
  const [fault, setFault] = useState<HttpFault | null>(null);
  const asked = useRef('');
  const [settings, setSettings] = useState<ImportSettings>({
    kind: kind ?? 'feedback',
    source: '',
    map: {},
    createMissingThemes: false,
    defaultSubmittedAt: '',
    timeZone: '',
    defaultKind: null,
    lenient: false,
    allOrNothing: false,
  });

  const choose = async (chosen: File | null) => {
    asked.current = '';
    setFile(chosen);
    setFault(null);
    setStep({ at: 'choosing' });
    setHead(null);
    if (!chosen) return;
    setSettings((before) => ({ ...before, map: {}, source: before.source || sourceOf(chosen.name) }));
    const found = await headIn(chosen);
    const looksLike = kindOf(chosen.name, found.columns);
    const isMine = looksLike !== 'feedback' && needsOf[looksLike].every((permission) => may(permission));
    setHead(found);
    setSettings((before) => ({ ...before, kind: kind ?? (isMine ? looksLike : 'feedback') }));
    announce(`${chosen.name} was taken: ${found.format}.`);
  };
  // A change after the dry run makes what it said untrue.
  const change = (part: Partial<ImportSettings>) => {
    asked.current = '';
    setSettings((before) => ({ ...before, ...part }));
    setStep({ at: 'choosing' });
  };
  const send = async (dryRun: boolean, now: ImportSettings = settings, expected?: number) => {
    if (!file) return;
    const runId = crypto.randomUUID();
    asked.current = runId;
    setFault(null);
    setStep({ at: 'running', dryRun, runId, expected });
    const address = importAddress(now, file.name, dryRun);
    const answer = await postFile<Answer>(address, file, contentTypeOf(file.name), { 'waymark-run-id': runId });
    if (!dryRun) void refresh();
    if (asked.current !== runId) return;
    if (!answer.ok) {
      setFault(answer.fault);
      setStep({ at: 'choosing' });
      return;
    }
    setStep({ at: dryRun ? 'tried' : 'applied', runId: answer.data.id });
    announce(dryRun ? 'The dry run is done.' : 'The file was imported.');
  };
  const mapped = (column: string, field: string): ImportSettings => ({
    ...settings,
    map: { ...settings.map, [column]: field },
  });
  const remap = (column: string, field: string) => {
    const next = mapped(column, field);
    setSettings(next);
    void send(true, next);
  };
  usePastedFile((pasted) => void choose(pasted));

  return (
    <Page title="Import" actions={<ShareMenu document={ImportRunsDocument} />}>
      <Guarded permission="IMPORT">
        <div className={classes.page}>
          <ImportForm
            file={file}
            head={head}
            settings={settings}
            step={step}
            fault={fault}
            onFile={(chosen) => void choose(chosen)}
            onChange={change}
            onTry={() => void send(true)}
          />
          {step.at === 'running' && (
            <RunProgress key={step.runId} runId={step.runId} dryRun={step.dryRun} expected={step.expected} />
          )}
          {step.at === 'choosing' && head && (
            <ColumnMap
              kind={settings.kind}
              mapping={head.columns.map((column, index) => {
                const field = fieldNamed(column, importFields[settings.kind]);
                return { column, field, ignored: field === null, sample: head.samples[index] ?? null };
              })}
              map={settings.map}
              onMap={(column, field) => (fault ? remap(column, field) : setSettings(mapped(column, field)))}
            />
          )}
          {(step.at === 'tried' || step.at === 'applied') && (
            <ImportResult
              key={step.runId}
              runId={step.runId}
              kind={settings.kind}
              map={settings.map}
              onMap={step.at === 'tried' ? remap : undefined}
              onApply={step.at === 'tried' ? (expected) => void send(false, settings, expected) : undefined}
              onAnother={() => void choose(null)}
            />
          )}
          <RecentRuns />
        </div>
      </Guarded>
    </Page>
  );
}
