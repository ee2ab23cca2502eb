import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { messageOf } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { useLiveQuery } from '../app/use-live-query.ts';
import { formatCount } from '../ui/format.ts';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { EntryList } from './entry-list.tsx';
import { EntryReader } from './entry-reader.tsx';
import { nextAfter, stepFrom } from './queue.ts';
import { likelyAmong } from './suggestions.tsx';
import { ThemePicker } from './theme-picker.tsx';
import classes from './triage.module.css';
import { EntryDocument } from './triage-query.ts';
import { isUnthemed, narrowsTriage, type TriageView } from './triage-view.ts';
import type { Queue } from './use-queue.ts';
import { useTriage } from './use-triage.ts';
import { useTriageKeys } from './use-triage-keys.ts';

interface TriageSplitProps {
  view: TriageView;
  queue: Queue;
  onBusy: (busy: boolean) => void;
}

/** The list and the reader side by side, and what the keys do in both. */
export function TriageSplit({ view, queue, onBusy }: TriageSplitProps) {
  const navigate = useNavigate({ from: '/triage' });
  const client = useClient();
  const { may } = useSession();
  const mayTriage = may('CONTRIBUTE');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [picking, setPicking] = useState<{ ids: string[]; quote?: string } | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const reader = useRef<HTMLDivElement>(null);
  const ids = queue.entries.map(({ id }) => id);
  const current = view.entry;
  const open = (entry: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, entry }), replace: true });
  const triage = useTriage({ queue, unthemed: isUnthemed(view), current, open });
  const { data, loading, error, reload } = useLiveQuery(EntryDocument, { id: current ?? '' }, { pause: !current });
  const entry = data?.node?.__typename === 'Feedback' && data.node.id === current ? data.node : null;

  useEffect(() => onBusy(triage.busy), [triage.busy, onBusy]);
  // On a wide screen something is always open; on a narrow one the list comes first.
  const first = ids[0];
  useEffect(() => {
    if (!current && first && window.matchMedia('(min-width: 62em)').matches) {
      void navigate({ search: (before) => ({ ...before, entry: first }), replace: true });
    }
  }, [current, first, navigate]);
  const upNext = current && nextAfter(ids, current, [current]);
  useEffect(() => {
    if (upNext) void client.query(EntryDocument, { id: upNext }, { requestPolicy: 'cache-first' }).toPromise();
  }, [client, upNext]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new entry is read from its beginning
  useEffect(() => {
    reader.current?.scrollTo({ top: 0 });
    queue.sweep();
  }, [current]);

  const targets = chosen.size > 0 ? [...chosen] : current ? [current] : [];
  const choose = (id: string) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const step = (steps: number) => open(stepFrom(ids, current, steps));
  const pick = (quote?: string) => {
    if (mayTriage && targets.length > 0) setPicking({ ids: targets, quote: targets.length === 1 ? quote : undefined });
  };
  const takeSuggestion = (index: number) => {
    const theme = entry && likelyAmong(entry.suggestedThemes.nodes)[index]?.theme;
    if (theme && mayTriage) void triage.assign(theme, { ids: [entry.id], origin: 'SUGGESTION' });
  };
  const markChosen = () => {
    const others = targets.filter((id) => id !== current);
    if (!current || others.length === 0) return;
    setChosen(new Set());
    void triage.markDuplicates(others, current);
  };
  useTriageKeys({
    step,
    pick: () => pick(document.getSelection()?.toString() ?? ''),
    choose: () => current && choose(current),
    markChosen,
    clear: () => setChosen(new Set()),
    takeSuggestion,
    mayTriage,
  });

  if (queue.loading) return <LoadingRows rows={14} label="Loading the feedback" />;
  if (queue.error && ids.length === 0) return <ErrorState message={messageOf(queue.error)} onRetry={queue.reload} />;
  if (ids.length === 0 && !current) return <Nothing view={view} />;
  return (
    <div className={classes.split} data-reading={current ? true : undefined}>
      <section className={classes.side} aria-label="List">
        {chosen.size > 0 && (
          <div className={classes.chosenBar}>
            <span>{formatCount(chosen.size)} chosen</span>
            <Button size="compact-sm" onClick={() => pick()}>
              Theme
            </Button>
            <Button size="compact-sm" variant="default" disabled={!current} onClick={markChosen}>
              Same as the open one
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={() => setChosen(new Set())}>
              Clear
            </Button>
          </div>
        )}
        <EntryList
          entries={queue.entries}
          totalCount={queue.totalCount}
          current={current}
          chosen={chosen}
          choosable={mayTriage}
          onChoose={choose}
          onNearEnd={queue.loadMore}
        />
      </section>
      <div className={classes.reader} ref={reader}>
        {entry && (
          <EntryReader
            key={entry.id}
            entry={entry}
            triage={triage}
            mayTriage={mayTriage}
            onPick={pick}
            onStep={step}
            bodyRef={body}
          />
        )}
        {!entry && current && loading && <LoadingRows label="Loading the entry" />}
        {!entry && current && error && <ErrorState message={messageOf(error)} onRetry={() => void reload()} />}
        {current && data?.node === null && !error && <EmptyState title="There is no such entry" />}
        {!current && <EmptyState icon={<IconInbox size={24} />} title="Nothing is open" />}
      </div>
      {picking && (
        <ThemePicker
          title={
            picking.ids.length > 1 ? `Theme for ${formatCount(picking.ids.length)} entries` : 'Theme for this entry'
          }
          quote={picking.quote}
          onClose={() => setPicking(null)}
          onPick={(theme, { quote, stay }) => {
            setPicking(null);
            setChosen(new Set());
            void triage.assign(theme, { ids: picking.ids, quote: quote || undefined, stay });
          }}
        />
      )}
    </div>
  );
}

function Nothing({ view }: { view: TriageView }) {
  if (narrowsTriage(view)) return <EmptyState title="Nothing matches these filters">Try fewer of them.</EmptyState>;
  if (isUnthemed(view)) {
    return (
      <EmptyState icon={<IconInbox size={24} />} title="Everything has a theme">
        What comes in next waits here until somebody says what it is about.
      </EmptyState>
    );
  }
  return <EmptyState title="No feedback yet">Import a file of it, or add what you heard by hand.</EmptyState>;
}
