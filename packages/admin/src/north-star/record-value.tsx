import { NumberInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { placeFaults } from '../app/place-faults.ts';
import { useAction } from '../app/use-action.ts';
import type { NorthStarPartsFragment } from '../gql/graphql.ts';
import { FormModal } from '../ui/form-modal.tsx';
import { RecordMetricDocument } from './north-star-query.ts';

/** The dialog for one measurement of the North Star, an input or a guardrail, as of now. */
export function RecordValue({ northStar, onClose }: { northStar: NorthStarPartsFragment; onClose: () => void }) {
  const { run, busy } = useAction(RecordMetricDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const metrics = [northStar.metric, ...northStar.inputs.map(({ metric }) => metric), ...northStar.guardrails];
  const form = useForm({
    initialValues: { key: northStar.metric.key, value: '' as number | string, note: '' },
    validate: { value: (value) => (value === '' ? 'Say what was measured.' : null) },
  });
  const record = async ({ key, value, note }: typeof form.values) => {
    const point = { at: new Date().toISOString(), value: Number(value), note: note.trim() || null };
    const outcome = await run({ input: { key, points: [point] } });
    if (!outcome.ok) return setProblem(placeFaults(outcome.faults, form));
    notifications.show({ message: 'The value was recorded' });
    onClose();
  };
  return (
    <FormModal
      title="Record a value"
      save="Record"
      busy={busy}
      problem={problem}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => void record(values))}
    >
      <Select
        label="Metric"
        allowDeselect={false}
        data={[
          ...new Map(metrics.map(({ key, name, unit }) => [key, { value: key, label: `${name} (${unit})` }])).values(),
        ]}
        {...form.getInputProps('key')}
      />
      <NumberInput label="Value now" withAsterisk hideControls data-autofocus {...form.getInputProps('value')} />
      <TextInput label="Note" {...form.getInputProps('note')} />
    </FormModal>
  );
}
