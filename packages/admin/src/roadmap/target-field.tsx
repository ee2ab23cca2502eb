import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PlanDateInput } from '../gql/graphql.ts';
import classes from './item-panel.module.css';
import type { Saving } from './item-properties.tsx';
import type { ItemDetail } from './item-query.ts';
import { parsePlanDate } from './plan-date.ts';
import type { Part } from './use-item-edit.ts';

const targetPart: Part<PlanDateInput | null> = {
  field: 'target',
  read: () => null,
  write: (target) => ({ target }),
};

/** The target date, written as people write it and kept only as precise as it is meant. */
export function TargetField({ item, saving }: { item: ItemDetail; saving: Saving }) {
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();

  const save = async () => {
    if (text === null || text.trim() === (item.target?.label ?? '')) return setText(null);
    const target = text.trim() === '' ? null : parsePlanDate(text);
    if (target === null && text.trim() !== '') {
      return setProblem(
        'Write a year, a half, a quarter, a month or a day: 2027, H1 2027, Q3 2027, 2027-03, 2027-03-15.',
      );
    }
    const outcome = await saving(targetPart)(target, { overTheirs: true });
    if (outcome.kind === 'refused') return setProblem(outcome.message);
    setText(null);
  };

  return (
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
  );
}
