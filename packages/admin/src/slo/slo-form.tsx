import { Button, Group, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { placeFaults } from '../app/place-faults.ts';
import { allFaults, useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { slugOf } from '../feedback/slug.ts';
import { graphql } from '../gql/gql.ts';
import { choicesOf } from '../ui/choices.ts';
import { Confirm } from '../ui/confirm.tsx';
import { FormModal } from '../ui/form-modal.tsx';
import { PolicyFields } from './policy-fields.tsx';
import { PromiseFields } from './promise-fields.tsx';
import { ServiceField } from './service-field.tsx';
import { sloDraftOf, sloInputOf } from './slo-draft.ts';
import type { SloDetail } from './slo-page.tsx';
import { DeleteSloDocument, SaveSloDocument } from './slo-query.ts';
import { sliKindWords } from './slo-words.ts';

const OwnersDocument = graphql(`
  query SloOwners {
    people(first: 100) {
      nodes {
        id
        name
        active
      }
    }
  }
`);

/** An objective, new or changed. A change of the objective, the window or the policy clears the sign-offs. */
export function SloForm({ slo, onClose }: { slo: SloDetail | null; onClose: () => void }) {
  const { run, busy } = useAction(SaveSloDocument);
  const remove = useAction(DeleteSloDocument);
  const { data } = useLiveQuery(OwnersDocument, {});
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: sloDraftOf(slo, Intl.DateTimeFormat().resolvedOptions().timeZone),
    validate: {
      name: (name) => (name.trim() ? null : 'Name what customers can rely on.'),
      serviceSlug: (slug) => (slug ? null : 'Choose the service.'),
      objective: (share) =>
        share !== '' && share > 0 && share < 100 ? null : 'Above 0 and below 100: a promise without a budget is none.',
    },
  });
  const people = (data?.people.nodes ?? [])
    .filter(({ active }) => active)
    .map(({ id, name }) => ({ value: id, label: name }));

  const save = async (draft: typeof form.values) => {
    const outcome = await run({ input: sloInputOf({ ...draft, slug: slugOf(draft.name) }, slo) });
    if (!outcome.ok) {
      const stale = outcome.faults.some(({ code }) => code === 'STALE_VERSION');
      const rest = placeFaults(outcome.faults, form, { policy: 'thresholds' });
      return setProblem(
        stale ? 'Someone changed this objective meanwhile. Close this, look at it, and change it again.' : rest,
      );
    }
    onClose();
    if (!slo && outcome.payload.slo) void navigate({ to: '/slos/$slug', params: { slug: outcome.payload.slo.slug } });
  };
  const drop = async () => {
    if (!slo) return;
    const outcome = await remove.run({ input: { id: slo.id } });
    if (outcome.ok) return void navigate({ to: '/slos' });
    setProblem(allFaults(outcome.faults));
  };

  return (
    <FormModal
      title={slo ? 'Edit the objective' : 'New objective'}
      save={slo ? 'Save' : 'Create objective'}
      size="lg"
      busy={busy}
      problem={problem}
      onClose={onClose}
      onSubmit={form.onSubmit((draft) => void save(draft))}
      aside={
        slo && (
          <Confirm
            question={`Delete “${slo.name}” with its measurements? The history keeps them.`}
            confirmLabel="Delete"
            onConfirm={() => void drop()}
            target={(open) => (
              <Button variant="subtle" color="red" loading={remove.busy} onClick={open}>
                Delete
              </Button>
            )}
          />
        )
      }
    >
      <TextInput label="Name" withAsterisk data-autofocus {...form.getInputProps('name')} />
      <Group grow align="start" preventGrowOverflow={false}>
        <ServiceField {...form.getInputProps('serviceSlug')} />
        <Select
          label="Indicator"
          allowDeselect={false}
          data={choicesOf(sliKindWords)}
          {...form.getInputProps('sliKind')}
        />
      </Group>
      <TextInput
        label="The customer’s journey that it keeps"
        placeholder="A customer pays at the till."
        {...form.getInputProps('userJourney')}
      />
      <PromiseFields form={form} />
      <Group grow align="start">
        <Select label="Product owner" searchable clearable data={people} {...form.getInputProps('productOwnerId')} />
        <Select
          label="Engineering owner"
          searchable
          clearable
          data={people}
          {...form.getInputProps('engineeringOwnerId')}
        />
      </Group>
      <PolicyFields form={form} />
      <Textarea label="More about it" autosize minRows={1} maxRows={6} {...form.getInputProps('description')} />
      <NumberInput
        label="Least measured share, %"
        description="With less of the window measured, the state is not known and nothing is frozen."
        min={0}
        max={100}
        {...form.getInputProps('coverageFloor')}
      />
      {slo && (
        <TextInput
          label="Why it is changed"
          description="Kept in the history. Another objective, window or policy clears the sign-offs."
          {...form.getInputProps('reason')}
        />
      )}
    </FormModal>
  );
}
