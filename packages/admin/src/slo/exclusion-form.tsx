import { Button, Textarea } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import '@mantine/dates/styles.css';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { placeFaults } from '../app/place-faults.ts';
import { useAction } from '../app/use-action.ts';
import { FormModal } from '../ui/form-modal.tsx';
import { localTime } from './local-time.ts';
import type { SloDetail } from './slo-page.tsx';
import { DeleteExclusionDocument, SaveExclusionDocument } from './slo-query.ts';

interface ExclusionFormProps {
  slug: string;
  exclusion: SloDetail['exclusions'][number] | null;
  onClose: () => void;
}

/** One span that counts for nothing, in the reader's own time. */
export function ExclusionForm({ slug, exclusion, onClose }: ExclusionFormProps) {
  const { run, busy } = useAction(SaveExclusionDocument);
  const remove = useAction(DeleteExclusionDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: {
      from: exclusion ? localTime(exclusion.from) : null,
      to: exclusion ? localTime(exclusion.to) : null,
      reason: exclusion?.reason ?? '',
    },
    validate: {
      from: (from) => (from ? null : 'Say when it starts.'),
      to: (to, { from }) => (!to ? 'Say when it ends.' : from && to <= from ? 'It ends after it starts.' : null),
      reason: (reason) => (reason.trim() ? null : 'Say why it counts for nothing.'),
    },
  });
  const save = async ({ from, to, reason }: typeof form.values) => {
    const instant = (local: string | null) => new Date(local ?? '').toISOString();
    const input = { id: exclusion?.id, sloSlug: slug, from: instant(from), to: instant(to), reason };
    const outcome = await run({ input });
    if (outcome.ok) return onClose();
    setProblem(placeFaults(outcome.faults, form));
  };
  const drop = async () => {
    if (!exclusion) return;
    const outcome = await remove.run({ input: { id: exclusion.id } });
    if (outcome.ok) return onClose();
    setProblem(placeFaults(outcome.faults, form));
  };
  return (
    <FormModal
      title={exclusion ? 'Exclusion' : 'New exclusion'}
      save="Save"
      busy={busy}
      problem={problem}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => void save(values))}
      aside={
        exclusion && (
          <Button variant="subtle" color="red" loading={remove.busy} onClick={() => void drop()}>
            Delete
          </Button>
        )
      }
    >
      <DateTimePicker label="From" valueFormat="YYYY-MM-DD HH:mm" data-autofocus {...form.getInputProps('from')} />
      <DateTimePicker
        label="To"
        valueFormat="YYYY-MM-DD HH:mm"
        description={`In your time, ${Intl.DateTimeFormat().resolvedOptions().timeZone}.`}
        {...form.getInputProps('to')}
      />
      <Textarea label="Why it counts for nothing" autosize minRows={2} {...form.getInputProps('reason')} />
    </FormModal>
  );
}
