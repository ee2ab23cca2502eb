import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useSession } from '../app/session.tsx';
import { useLiveQuery } from '../app/use-live-query.ts';
import { DecisionLink } from '../decisions/decision-link.tsx';
import { decisionKindWords } from '../decisions/decision-words.ts';
import { AgreementLabel } from '../decisions/sign-offs.tsx';
import { formatInstant } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { LoadingRows } from '../ui/states.tsx';
import { ConcernsSection } from './concerns-section.tsx';
import classes from './item-panel.module.css';
import type { ItemDetail } from './item-query.ts';
import { RisksSection } from './risks-section.tsx';
import { ItemTalkDocument } from './talk-query.ts';

const RecordDecision = lazy(() =>
  import('../decisions/record-decision.tsx').then((part) => ({ default: part.RecordDecision })),
);

/** What someone is worried about, what may go wrong, what was decided, and what was decided before on the like. */
export function TalkTab({ item, readOnly }: { item: ItemDetail; readOnly: boolean }) {
  const { may } = useSession();
  const { data, loading } = useLiveQuery(ItemTalkDocument, { identifier: item.identifier });
  const [recording, setRecording] = useState(false);
  const talk = data?.roadmapItem;
  if (loading) return <LoadingRows rows={5} label="Loading concerns and decisions" />;
  if (!talk) return null;
  return (
    <>
      <ConcernsSection
        itemId={item.id}
        concerns={talk.concerns}
        terms={data?.terms ?? []}
        mayRaise={may('CONTRIBUTE')}
      />
      <RisksSection itemId={item.id} risks={talk.risks} terms={data?.terms ?? []} readOnly={readOnly} />
      <Section
        title="Decisions"
        actions={
          !readOnly && (
            <Button size="compact-xs" variant="subtle" onClick={() => setRecording(true)}>
              Record
            </Button>
          )
        }
      >
        {talk.decisions.nodes.length === 0 && <p className={classes.none}>Nothing was decided about it yet.</p>}
        <ul className={classes.rows}>
          {talk.decisions.nodes.map((decision) => (
            <li key={decision.id}>
              <div className={classes.main}>
                <DecisionLink identifier={decision.identifier}>
                  {decision.identifier} <bdi>{decision.question}</bdi>
                </DecisionLink>
                <div>
                  <bdi>{decision.outcome}</bdi>
                </div>
                <div className={classes.note}>
                  {decisionKindWords[decision.kind]} · {formatInstant(decision.decidedAt)}
                </div>
              </div>
              <AgreementLabel subject={decision} />
            </li>
          ))}
        </ul>
      </Section>
      {talk.precedents.length > 0 && (
        <Section title="Decided before on the like">
          <ul className={classes.rows}>
            {talk.precedents.map(({ decision, because }) => (
              <li key={decision.id}>
                <div className={classes.main}>
                  <DecisionLink identifier={decision.identifier}>
                    {decision.identifier} <bdi>{decision.question}</bdi>
                  </DecisionLink>
                  <div>
                    {decisionKindWords[decision.kind]}: <bdi>{decision.outcome}</bdi>
                  </div>
                  <div className={classes.note}>{because.join(' ')}</div>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Suspense>
        {recording && (
          <RecordDecision
            prefill={{ items: [{ value: item.id, label: `${item.identifier} ${item.title}` }] }}
            onClose={() => setRecording(false)}
            onRecorded={() => setRecording(false)}
          />
        )}
      </Suspense>
    </>
  );
}
