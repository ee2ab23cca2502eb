import { Button } from '@mantine/core';
import { IconGavel, IconReplace } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { messageOf } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { ShareMenu } from '../app/share-menu.tsx';
import { useLiveQuery } from '../app/use-live-query.ts';
import type { DecisionPageQuery } from '../gql/graphql.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { DecisionBody } from './decision-body.tsx';
import type { DecisionPrefill } from './decision-draft.ts';
import { DecisionDocument } from './decision-query.ts';

const RecordDecision = lazy(() =>
  import('./record-decision.tsx').then(({ RecordDecision: Dialog }) => ({ default: Dialog })),
);

export type DecisionDetail = NonNullable<DecisionPageQuery['decision']>;

/** One decision: the question, the answer, and all that hangs on it. */
export function DecisionPage() {
  const { identifier } = useParams({ from: '/shell/decisions/$identifier' });
  const { data, loading, error, reload } = useLiveQuery(DecisionDocument, { identifier });
  const { may } = useSession();
  const [replacing, setReplacing] = useState(false);
  const decision = data?.decision;
  return (
    <Page
      title={decision ? `Decision ${decision.identifier}` : 'Decision'}
      actions={
        decision && (
          <>
            <ShareMenu document={DecisionDocument} variables={{ identifier }} />
            {may('PLAN') && !decision.supersededBy && (
              <Button variant="default" leftSection={<IconReplace size={15} />} onClick={() => setReplacing(true)}>
                Decide anew
              </Button>
            )}
          </>
        )
      }
    >
      {loading && <LoadingRows label="Loading the decision" />}
      {!data && error && <ErrorState message={messageOf(error)} onRetry={() => void reload()} />}
      {data && !decision && (
        <EmptyState icon={<IconGavel size={24} />} title={`There is no decision ${identifier}`}>
          The link may have been cut short.
        </EmptyState>
      )}
      {decision && <DecisionBody decision={decision} />}
      <Suspense>
        {decision && replacing && (
          <RecordDecision prefill={replacementOf(decision)} onClose={() => setReplacing(false)} />
        )}
      </Suspense>
    </Page>
  );
}

function replacementOf(decision: DecisionDetail): DecisionPrefill {
  const named = (nodes: { id: string; name: string }[]) => nodes.map(({ id, name }) => ({ value: id, label: name }));
  return {
    kind: decision.kind,
    question: decision.question,
    waives: decision.waives,
    waivesFindings: decision.waivesFindings,
    items: decision.items.map(({ id, identifier, title }) => ({ value: id, label: `${identifier} ${title}` })),
    slos: named(decision.slos),
    themes: named(decision.themes),
    teamSlugs: decision.teams.map(({ slug }) => slug),
    periodIds: decision.periods.map(({ id }) => id),
    supersedes: { id: decision.id, identifier: decision.identifier },
  };
}
