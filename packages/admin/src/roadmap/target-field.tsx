import { TextInput } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { PlanDateInput } from '../gql/graphql.ts';
import classes from './item-panel.module.css';
import type { Saving } from './item-properties.tsx';
import type { ItemDetail } from './item-query.ts';
import { breaksPromise, labelOf, parsePlanDate } from './plan-date.ts';
import type { Part } from './use-item-edit.ts';

const RecordDecision = lazy(() =>
  import('../decisions/record-decision.tsx').then((part) => ({ default: part.RecordDecision })),
);
interface Move {
  target: PlanDateInput | null;
  decisionId?: string;
}
const targetPart: Part<Move> = {
  field: 'target',
  read: () => ({ target: null }),
  write: ({ target, decisionId }) => ({ target, ...(decisionId && { decisionId }) }),
};

/** The target date, written as people write it and kept only as precise as it is meant; a later one than promised asks for a decision. */
export function TargetField({ item, saving }: { item: ItemDetail; saving: Saving }) {
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const [undecided, setUndecided] = useState<PlanDateInput | null | undefined>();

  const send = async (move: Move) => {
    const outcome = await saving(targetPart)(move, { overTheirs: true });
    if (outcome.kind === 'refused') return setProblem(outcome.message);
    setText(null);
  };
  const save = async () => {
    if (text === null || text.trim() === (item.target?.label ?? '')) return setText(null);
    const target = text.trim() === '' ? null : parsePlanDate(text);
    if (target === null && text.trim() !== '') {
      return setProblem(
        'Write a year, a half, a quarter, a month or a day: 2027, H1 2027, Q3 2027, 2027-03, 2027-03-15.',
      );
    }
    if (breaksPromise(item, target)) return setUndecided(target);
    await send({ target });
  };

  return (
    <>
      <TextInput
        size="xs"
        className={classes.quiet}
        aria-label="Target"
        placeholder="Q3 2027, 2027-03, 2027-03-15"
        value={text ?? item.target?.label ?? ''}
        error={problem}
        onChange={(event) => {
          setProblem(undefined);
          setText(event.currentTarget.value);
        }}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void save();
          if (event.key === 'Escape' && text !== null) {
            event.stopPropagation();
            setProblem(undefined);
            setText(null);
          }
        }}
      />
      <Suspense>
        {undecided !== undefined && (
          <RecordDecision
            prefill={{
              kind: 'DEFER',
              question: `May ${item.identifier} come later than ${item.committedTarget?.label}, as promised?`,
              outcome: undecided ? `It moves to ${labelOf(undecided)}.` : 'It has no target for now.',
              items: [{ value: item.id, label: `${item.identifier} ${item.title}` }],
            }}
            onClose={() => {
              setUndecided(undefined);
              setText(null);
            }}
            onRecorded={({ id }) => {
              setUndecided(undefined);
              void send({ target: undecided, decisionId: id });
            }}
          />
        )}
      </Suspense>
    </>
  );
}
