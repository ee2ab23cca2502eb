import { Select, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { choicesOf } from '../ui/choices.ts';
import '@mantine/dates/styles.css';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { placeFaults } from '../app/place-faults.ts';
import { useAction } from '../app/use-action.ts';
import { disciplineWords } from '../decisions/decision-words.ts';
import type { Discipline, PersonPartsFragment, Role } from '../gql/graphql.ts';
import { FormModal } from '../ui/form-modal.tsx';
import { SavePersonDocument } from './people-query.ts';
import { roleMeanings, roleWords } from './people-words.ts';

interface PersonFormProps {
  person: PersonPartsFragment | null;
  people: PersonPartsFragment[];
  onClose: () => void;
  /** A new person needs a link by which to set a password. */
  onMade: (person: { id: string; name: string }) => void;
}

/** A person, new or changed: role, discipline, and who signs while they are away. */
export function PersonForm({ person, people, onClose, onMade }: PersonFormProps) {
  const { run, busy } = useAction(SavePersonDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const current = person?.away.at(-1);
  const form = useForm({
    initialValues: {
      name: person?.name ?? '',
      email: person?.email ?? '',
      discipline: person?.discipline ?? ('PRODUCT' as Discipline),
      role: person?.role ?? ('CONTRIBUTOR' as Role),
      away: [current?.from ?? null, current?.to ?? null] as [string | null, string | null],
      standInId: person?.standIn?.id ?? null,
    },
    validate: {
      name: (name) => (name.trim() ? null : 'Enter a name.'),
      email: (email) => (email.includes('@') ? null : 'Enter an e-mail address.'),
    },
  });
  const standIns = people
    .filter(({ id, active, discipline }) => active && id !== person?.id && discipline === form.values.discipline)
    .map(({ id, name }) => ({ value: id, label: name }));
  const save = async ({ away: [from, to], ...values }: typeof form.values) => {
    const kept = (person?.away ?? []).slice(0, -1);
    const away = from && to ? [...kept, { from, to }] : kept;
    const outcome = await run({ input: { id: person?.id, active: person?.active, ...values, away } });
    if (!outcome.ok) return setProblem(placeFaults(outcome.faults, form));
    onClose();
    if (!person && outcome.payload.person) onMade(outcome.payload.person);
  };
  return (
    <FormModal
      title={person ? `Edit ${person.name}` : 'Add a person'}
      save={person ? 'Save' : 'Add, and make a one-time link'}
      busy={busy}
      problem={problem}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => void save(values))}
    >
      <TextInput label="Name" data-autofocus {...form.getInputProps('name')} />
      <TextInput label="E-mail" type="email" {...form.getInputProps('email')} />
      <Select
        label="Role"
        description={roleMeanings[form.values.role]}
        allowDeselect={false}
        data={choicesOf(roleWords)}
        {...form.getInputProps('role')}
      />
      <Select
        label="Discipline"
        allowDeselect={false}
        data={choicesOf(disciplineWords)}
        {...form.getInputProps('discipline')}
      />
      {person && (
        <>
          <DatePickerInput
            type="range"
            label="Away"
            valueFormat="YYYY-MM-DD"
            clearable
            placeholder="From and to"
            {...form.getInputProps('away')}
          />
          <Select
            label="Stand-in"
            description="Signs off meanwhile; of the same discipline."
            clearable
            searchable
            data={standIns}
            {...form.getInputProps('standInId')}
          />
        </>
      )}
    </FormModal>
  );
}
