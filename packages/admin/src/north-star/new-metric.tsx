import { Group, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { placeFaults } from '../app/place-faults.ts';
import { useAction } from '../app/use-action.ts';
import type { MetricDirection } from '../gql/graphql.ts';
import { FormModal } from '../ui/form-modal.tsx';
import { SaveMetricDocument } from './north-star-query.ts';

const directions: { value: MetricDirection; label: string }[] = [
  { value: 'INCREASE', label: 'More is better' },
  { value: 'DECREASE', label: 'Less is better' },
  { value: 'MAINTAIN', label: 'It is to stay' },
];
const required = (words: string) => (text: string) => (text.trim() ? null : words);

/** The dialog for a new measure that all share. */
export function NewMetric({ onClose }: { onClose: () => void }) {
  const { run, busy } = useAction(SaveMetricDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: { name: '', key: '', unit: '', direction: 'INCREASE' as MetricDirection, definition: '' },
    validate: {
      name: required('Give it a name.'),
      unit: required('Say what it counts in.'),
      definition: required('Say what exactly is measured.'),
    },
  });
  const save = async (values: typeof form.values) => {
    const outcome = await run({ input: { ...values, key: values.key.trim() || values.name } });
    if (outcome.ok) return onClose();
    setProblem(placeFaults(outcome.faults, form));
  };
  return (
    <FormModal
      title="New metric"
      save="Create metric"
      busy={busy}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => {
        event?.stopPropagation();
        form.onSubmit((values) => void save(values))(event);
      }}
    >
      <TextInput label="Name" withAsterisk data-autofocus {...form.getInputProps('name')} />
      <Group grow align="start">
        <TextInput label="Unit" placeholder="%, teams, s" withAsterisk {...form.getInputProps('unit')} />
        <Select
          label="Which way is better"
          allowDeselect={false}
          data={directions}
          {...form.getInputProps('direction')}
        />
      </Group>
      <Textarea
        label="What exactly is measured"
        description="So that two people get the same number."
        withAsterisk
        autosize
        minRows={2}
        {...form.getInputProps('definition')}
      />
      <TextInput
        label="Name in files"
        description="Made of the name where it is left empty."
        {...form.getInputProps('key')}
      />
    </FormModal>
  );
}
