import { Alert, Button, Group, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { allFaults, useAction } from '../app/use-action.ts';
import { graphql } from '../gql/gql.ts';
import type { MilestoneKind, MilestonePartsFragment } from '../gql/graphql.ts';
import { choicesOf } from '../ui/choices.ts';
import classes from './item-panel.module.css';
import { PartFormEnd } from './part-section.tsx';
import { parsePlanDate } from './plan-date.ts';
import { milestoneKindWords } from './words.ts';

export const SaveMilestoneDocument = graphql(`
  mutation SaveMilestone($input: MilestoneSaveInput!) {
    milestoneSave(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

const DeleteMilestoneDocument = graphql(`
  mutation DeleteMilestone($input: DeleteInput!) {
    milestoneDelete(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

interface MilestoneFormProps {
  itemId: string;
  milestone?: MilestonePartsFragment;
  onClose: () => void;
}

/** One milestone, new or changed, with what it is worth alone. */
export function MilestoneForm({ itemId, milestone, onClose }: MilestoneFormProps) {
  const { run, busy } = useAction(SaveMilestoneDocument);
  const remove = useAction(DeleteMilestoneDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: {
      title: milestone?.title ?? '',
      kind: milestone?.kind ?? ('INCREMENT' as MilestoneKind),
      value: milestone?.value ?? '',
      target: milestone?.target?.label ?? '',
      effortPersonWeeks: milestone?.effortPersonWeeks ?? ('' as number | ''),
    },
    validate: {
      title: (title) => (title.trim() ? null : 'Give it a title.'),
      value: (value) => (value.trim() ? null : 'Say what it is worth alone.'),
      target: (target) =>
        target.trim() === '' || target === milestone?.target?.label || parsePlanDate(target)
          ? null
          : 'Write 2027, Q3 2027, 2027-03 or 2027-03-15.',
    },
  });

  const save = async (values: typeof form.values) => {
    const kept = milestone?.target && values.target === milestone.target.label ? milestone.target : null;
    const target = kept ? { date: kept.date, resolution: kept.resolution } : parsePlanDate(values.target);
    const { title, kind, value } = values;
    const effort = values.effortPersonWeeks === '' ? null : values.effortPersonWeeks;
    const outcome = await run({
      input: { id: milestone?.id, itemId, title, kind, value, target, effortPersonWeeks: effort },
    });
    if (outcome.ok) return onClose();
    for (const { field, message } of outcome.faults) {
      if (field[0] && field[0] in values) form.setFieldError(field[0], message);
      else setProblem(message);
    }
  };
  const drop = async () => {
    if (!milestone) return;
    const outcome = await remove.run({ input: { id: milestone.id } });
    if (outcome.ok) onClose();
    else setProblem(allFaults(outcome.faults));
  };

  return (
    <form
      className={`${classes.form} ${classes.main}`}
      onSubmit={form.onSubmit((values) => void save(values))}
      noValidate
    >
      {problem && <Alert color="red">{problem}</Alert>}
      <TextInput size="xs" label="Title" autoFocus {...form.getInputProps('title')} />
      <Textarea
        size="xs"
        label="Value"
        description="What customers or teams have when only this is delivered."
        autosize
        minRows={2}
        {...form.getInputProps('value')}
      />
      <div className={classes.pair}>
        <Select
          size="xs"
          label="Kind"
          allowDeselect={false}
          data={choicesOf(milestoneKindWords)}
          {...form.getInputProps('kind')}
        />
        <NumberInput
          size="xs"
          label="Effort, person-weeks"
          min={0}
          step={0.5}
          {...form.getInputProps('effortPersonWeeks')}
        />
      </div>
      <TextInput
        size="xs"
        label="Target"
        placeholder="Q3 2027, 2027-03, 2027-03-15"
        {...form.getInputProps('target')}
      />
      <Group gap="xs" justify="space-between">
        {milestone ? (
          <Button size="xs" variant="subtle" color="red" loading={remove.busy} onClick={() => void drop()}>
            Delete
          </Button>
        ) : (
          <span />
        )}
        <PartFormEnd save="Save milestone" busy={busy} onCancel={onClose} />
      </Group>
    </form>
  );
}
