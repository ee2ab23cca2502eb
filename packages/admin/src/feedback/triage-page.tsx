import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../app/session.tsx';
import { ShareMenu } from '../app/share-menu.tsx';
import { useLiveQuery } from '../app/use-live-query.ts';
import { formatCount } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { AddFeedback } from './add-feedback.tsx';
import { QueueCountDocument, QueueDocument, type QueueEntry } from './triage-query.ts';
import { TriageSplit } from './triage-split.tsx';
import { TriageToolbar } from './triage-toolbar.tsx';
import { feedbackFilterOf, feedbackOrderOf, isUnthemed, type TriageView } from './triage-view.ts';
import { useQueue } from './use-queue.ts';

/** Feedback, one entry after the other: what was said, what it is about, next. */
export function TriagePage() {
  const view = useSearch({ from: '/shell/triage' });
  const navigate = useNavigate({ from: '/triage' });
  const { may } = useSession();
  const { entry, ...listed } = view;
  const filter = feedbackFilterOf(listed);
  const orderBy = feedbackOrderOf(listed);
  const queue = useQueue(filter, orderBy);
  const { data } = useLiveQuery(QueueCountDocument, { filter });
  const [adding, setAdding] = useState(false);
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<TriageView>) =>
    void navigate({ search: (before) => ({ ...before, ...part, entry: undefined }), replace: true });

  if (!may('READ_FEEDBACK')) {
    return (
      <Page title="Triage" aside={data && `${formatCount(data.unthemed.totalCount)} without a theme`}>
        <EmptyState title="Your role reads the counts, not the texts">
          Themes show what many say and how many they are. A contributor reads what each one wrote.
        </EmptyState>
      </Page>
    );
  }
  const moved = data && !busy && !queue.loading && data.listed.totalCount !== queue.totalCount;
  return (
    <Page
      title="Triage"
      aside={
        data && (
          <span className="numeric">
            {formatCount(data.unthemed.totalCount)} without a theme
            {!isUnthemed(view) && ` · ${formatCount(data.listed.totalCount)} listed`}
          </span>
        )
      }
      actions={
        <>
          <ShareMenu
            document={QueueDocument}
            variables={{ filter, orderBy }}
            rows={() => entryRows(queue.entries)}
            fileName="feedback"
          />
          {moved && (
            <Button variant="light" leftSection={<IconRefresh size={15} aria-hidden />} onClick={queue.reload}>
              Others changed the list
            </Button>
          )}
          {may('CONTRIBUTE') && <Button onClick={() => setAdding(true)}>Add feedback</Button>}
        </>
      }
      toolbar={<TriageToolbar view={view} onChange={change} />}
      bleed
    >
      <TriageSplit view={view} queue={queue} onBusy={setBusy} />
      {adding && <AddFeedback onClose={() => setAdding(false)} onAdded={queue.reload} />}
    </Page>
  );
}

const entryRows = (entries: QueueEntry[]): unknown[][] => [
  ['Source', 'Said', 'Customer', 'Importance', 'Title', 'Text'],
  ...entries.map(({ source, submittedAt, customer, importance, title, body }) => [
    source,
    submittedAt,
    customer?.name,
    importance,
    title,
    body,
  ]),
];
