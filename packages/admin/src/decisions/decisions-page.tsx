import { Button, Switch, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconGavel, IconPlus, IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { messageOf } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { ShareMenu } from '../app/share-menu.tsx';
import { type Pages, usePages } from '../app/use-pages.ts';
import type { DecisionRowFragment } from '../gql/graphql.ts';
import { actorWords } from '../history/change-list.tsx';
import { FilterMenu } from '../ui/filter-menu.tsx';
import { formatCount } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { DecisionsDocument } from './decision-query.ts';
import { decisionKinds, decisionKindWords } from './decision-words.ts';
import { DecisionsTable } from './decisions-table.tsx';
import { type DecisionsView, decisionFilterOf } from './decisions-view.ts';

const RecordDecision = lazy(() =>
  import('./record-decision.tsx').then(({ RecordDecision: Dialog }) => ({ default: Dialog })),
);

/** What was decided, why, and what was given up for it: the newest first. */
export function DecisionsPage() {
  const view = useSearch({ from: '/shell/decisions' });
  const navigate = useNavigate({ from: '/decisions' });
  const { may } = useSession();
  const filter = decisionFilterOf(view);
  const pages = usePages(DecisionsDocument, { filter }, (data) => data.decisions);
  const [search, setSearch] = useState(view.search ?? '');
  const change = (part: Partial<DecisionsView>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: part.record === undefined });
  const apply = useDebouncedCallback((text: string) => change({ search: text.trim() || undefined }), 200);

  return (
    <Page
      title="Decisions"
      aside={!pages.loading && <span className="numeric">{formatCount(pages.totalCount)}</span>}
      actions={
        <>
          <ShareMenu
            document={DecisionsDocument}
            variables={{ filter }}
            fileName="decisions"
            rows={() => decisionRows(pages.nodes)}
          />
          {may('PLAN') && (
            <Button leftSection={<IconPlus size={15} />} onClick={() => change({ record: 'new' })}>
              Record a decision
            </Button>
          )}
        </>
      }
      toolbar={
        <>
          <TextInput
            size="xs"
            aria-label="Search decisions"
            placeholder="Search"
            leftSection={<IconSearch size={14} aria-hidden />}
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              apply(event.currentTarget.value);
            }}
          />
          <FilterMenu
            label="Kind"
            choices={decisionKinds.map((value) => ({ value, label: decisionKindWords[value] }))}
            chosen={view.kind}
            onChange={(kind) => change({ kind })}
          />
          <FilterMenu
            label="Agreement"
            single
            choices={[
              { value: 'yes', label: 'Agreed by both' },
              { value: 'no', label: 'Not agreed yet' },
            ]}
            chosen={view.agreed && [view.agreed]}
            onChange={(chosen) => change({ agreed: chosen?.[0] })}
          />
          <Switch
            size="xs"
            label="Due for revisit"
            checked={view.due ?? false}
            onChange={(event) => change({ due: event.currentTarget.checked || undefined })}
          />
        </>
      }
      bleed
    >
      <Rows view={view} pages={pages} />
      <Suspense>
        {may('PLAN') && view.record === 'new' && <RecordDecision onClose={() => change({ record: undefined })} />}
      </Suspense>
    </Page>
  );
}

function Rows({ view, pages }: { view: DecisionsView; pages: Pages<DecisionRowFragment> }) {
  if (pages.loading) return <LoadingRows rows={12} label="Loading the decisions" />;
  if (pages.error && pages.nodes.length === 0) {
    return <ErrorState message={messageOf(pages.error)} onRetry={() => void pages.reload()} />;
  }
  if (pages.nodes.length > 0) return <DecisionsTable decisions={pages.nodes} />;
  if (view.due && !view.search && !view.kind && !view.agreed) {
    return (
      <EmptyState icon={<IconGavel size={24} />} title="Nothing is due to be looked at again">
        A decision comes back here on its day, or when a trigger trips: a metric crosses its value, a budget runs low, a
        theme grows.
      </EmptyState>
    );
  }
  if (view.search || view.kind || view.due || view.agreed) {
    return <EmptyState title="No decision matches these filters">Try fewer of them.</EmptyState>;
  }
  return (
    <EmptyState icon={<IconGavel size={24} />} title="No decisions yet">
      A decision keeps the question, the answer, and what was given up for it, so that the next one who asks finds why.
      Declining an item records one by itself.
    </EmptyState>
  );
}

/** Decisions as the lines of a file. */
function decisionRows(decisions: DecisionRowFragment[]): unknown[][] {
  return [
    ['Key', 'Kind', 'Question', 'Answer', 'Agreed', 'Decided', 'By', 'Look at again', 'Due'],
    ...decisions.map((each) => [
      each.identifier,
      decisionKindWords[each.kind],
      each.question,
      each.outcome,
      each.agreed ? 'yes' : 'no',
      each.decidedAt,
      actorWords(each.decidedBy),
      each.revisitOn,
      each.dueForRevisit ? 'yes' : 'no',
    ]),
  ];
}
