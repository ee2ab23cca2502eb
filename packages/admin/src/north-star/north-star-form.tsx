import {
  ActionIcon,
  Button,
  Group,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Select,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { placeFaults } from '../app/place-faults.ts';
import { useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import type { NorthStarPartsFragment } from '../gql/graphql.ts';
import { FieldLabel } from '../ui/field-label.tsx';
import { FormModal } from '../ui/form-modal.tsx';
import { NewMetric } from './new-metric.tsx';
import classes from './north-star.module.css';
import { draftOf, inputOf, type NorthStarDraft } from './north-star-draft.ts';
import { MetricChoicesDocument, SetNorthStarDocument } from './north-star-query.ts';

const required = (words: string) => (text: string | null) => (text?.trim() ? null : words);

/** The dialog that sets a North Star, amends the present one, or begins the next. */
export function NorthStarForm({
  northStar,
  onClose,
}: {
  northStar: NorthStarPartsFragment | null;
  onClose: () => void;
}) {
  const { data } = useLiveQuery(MetricChoicesDocument, {});
  const { run, busy } = useAction(SetNorthStarDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const [amend, setAmend] = useState(northStar !== null);
  const [making, setMaking] = useState(false);
  const form = useForm<NorthStarDraft>({
    initialValues: draftOf(northStar),
    validate: {
      statement: required('Say the objective in one sentence.'),
      metricKey: required('Name the metric that it is measured by.'),
      target: (target) => (target === '' ? 'Say where the metric is to be.' : null),
      inputs: { metricKey: required('Name its metric.'), belief: required('Say why it moves the North Star.') },
    },
  });
  const metrics = (data?.metrics.nodes ?? []).map(({ key, name, unit }) => ({
    value: key,
    label: `${name} (${unit})`,
  }));

  const set = async (draft: NorthStarDraft) => {
    const outcome = await run({ input: inputOf(draft, amend) });
    if (outcome.ok) return onClose();
    setProblem(placeFaults(outcome.faults, form));
  };

  return (
    <FormModal
      title={northStar ? 'Change the North Star' : 'Set the North Star'}
      save={northStar && !amend ? 'Begin the next' : 'Save'}
      size="lg"
      busy={busy}
      problem={problem}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => void set(values))}
      aside={
        <Button variant="subtle" onClick={() => setMaking(true)}>
          New metric
        </Button>
      }
    >
      {northStar && (
        <SegmentedControl
          aria-label="What the change is"
          data={[
            { value: 'amend', label: 'Amend the present one' },
            { value: 'next', label: 'Begin the next one' },
          ]}
          value={amend ? 'amend' : 'next'}
          onChange={(value) => setAmend(value === 'amend')}
        />
      )}
      <Textarea
        label="Objective in one sentence"
        withAsterisk
        data-autofocus
        autosize
        minRows={2}
        {...form.getInputProps('statement')}
      />
      <Textarea label="Why this one and no other" autosize minRows={2} {...form.getInputProps('why')} />
      <Select label="Metric" withAsterisk searchable data={metrics} {...form.getInputProps('metricKey')} />
      <Group grow align="start">
        <NumberInput label="Baseline" hideControls {...form.getInputProps('baseline')} />
        <NumberInput label="Target" withAsterisk hideControls {...form.getInputProps('target')} />
        <TextInput label="By" type="date" {...form.getInputProps('targetDate')} />
      </Group>
      <FieldLabel label="Inputs that a team can move">
        {form.values.inputs.map(({ id }, index) => (
          <div key={id} className={classes.lever}>
            <Select
              aria-label={`Metric of input ${index + 1}`}
              placeholder="Metric"
              searchable
              data={metrics}
              {...form.getInputProps(`inputs.${index}.metricKey`)}
            />
            <NumberInput
              aria-label={`Target of input ${index + 1}`}
              placeholder="Target"
              hideControls
              {...form.getInputProps(`inputs.${index}.target`)}
            />
            <ActionIcon
              size="lg"
              aria-label={`Remove input ${index + 1}`}
              onClick={() => form.removeListItem('inputs', index)}
            >
              <IconTrash size={16} />
            </ActionIcon>
            <Textarea
              className={classes.leverBelief}
              aria-label={`Why input ${index + 1} moves the North Star`}
              placeholder="Why moving it moves the North Star"
              autosize
              {...form.getInputProps(`inputs.${index}.belief`)}
            />
          </div>
        ))}
        <Button
          size="compact-sm"
          variant="default"
          mt="xs"
          onClick={() =>
            form.insertListItem('inputs', { id: crypto.randomUUID(), metricKey: null, target: '', belief: '' })
          }
        >
          Add an input
        </Button>
      </FieldLabel>
      <MultiSelect
        label="Guardrails"
        description="What must not suffer for it."
        searchable
        data={metrics}
        {...form.getInputProps('guardrailKeys')}
      />
      {making && <NewMetric onClose={() => setMaking(false)} />}
    </FormModal>
  );
}
