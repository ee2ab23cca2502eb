import {
  Alert,
  Button,
  Group,
  Modal,
  MultiSelect,
  SegmentedControl,
  Select,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import type { Horizon, ItemKind, ValueDriver } from '../gql/graphql.ts';
import { choicesOf } from '../ui/choices.ts';
import { FieldLabel } from '../ui/field-label.tsx';
import { PlanningDocument } from './roadmap-query.ts';
import { driverWords, horizonWords, kindWords } from './words.ts';

const CreateItemDocument = graphql(`
  mutation CreateItem($input: RoadmapItemCreateInput!) {
    roadmapItemCreate(input: $input) {
      roadmapItem {
        id
        identifier
      }
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

interface Draft {
  title: string;
  problem: string;
  outcome: string;
  kind: ItemKind;
  valueDrivers: ValueDriver[];
  horizon: Horizon;
  themeSlugs: string[];
}

const required = (words: string) => (text: string) => (text.trim() ? null : words);

/** The dialog for a new item: the questions that every kind of work answers. */
export function CreateItem({ onClose, prefill }: { onClose: () => void; prefill?: Partial<Draft> }) {
  const navigate = useNavigate();
  const { run, busy } = useAction(CreateItemDocument);
  const { data } = useLiveQuery(PlanningDocument, {});
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<Draft>({
    initialValues: {
      title: '',
      problem: '',
      outcome: '',
      kind: 'FEATURE',
      valueDrivers: [],
      horizon: 'LATER',
      themeSlugs: [],
      ...prefill,
    },
    validate: {
      title: required('Give it a title.'),
      problem: required('Say whose problem it is and what it costs them.'),
      outcome: required('Say what success looks like.'),
      valueDrivers: (drivers) => (drivers.length > 0 ? null : 'Name at least one.'),
    },
  });

  const create = async (input: Draft) => {
    setProblem(null);
    const outcome = await run({ input });
    if (!outcome.ok) {
      const elsewhere = outcome.faults.filter(({ field }) => !field[0] || !(field[0] in input));
      for (const { field, message } of outcome.faults) if (field[0]) form.setFieldError(field[0], message);
      setProblem(elsewhere.map(({ message }) => message).join(' ') || null);
      return;
    }
    const { identifier } = outcome.payload.roadmapItem ?? {};
    notifications.show({ message: `${identifier} was created` });
    void navigate({ to: '.', search: (before) => ({ ...before, create: undefined, item: identifier }) });
  };

  return (
    <Modal opened onClose={onClose} title="New item" size="lg" closeOnClickOutside={!form.isDirty()}>
      <form onSubmit={form.onSubmit((values) => void create(values))} noValidate>
        <Stack gap="md">
          {problem && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          <TextInput label="Title" data-autofocus withAsterisk {...form.getInputProps('title')} />
          <FieldLabel label="Kind">
            <SegmentedControl data={choicesOf(kindWords)} aria-label="Kind" fullWidth {...form.getInputProps('kind')} />
          </FieldLabel>
          <Textarea
            label="Problem"
            description="Whose problem this is, and what it costs them."
            autosize
            minRows={2}
            maxRows={8}
            withAsterisk
            {...form.getInputProps('problem')}
          />
          <Textarea
            label="Outcome"
            description="What success looks like."
            autosize
            minRows={2}
            maxRows={8}
            withAsterisk
            {...form.getInputProps('outcome')}
          />
          <Group grow align="start" preventGrowOverflow={false}>
            <MultiSelect
              label="Value drivers"
              placeholder={form.values.valueDrivers.length ? undefined : 'What it is worth'}
              data={choicesOf(driverWords)}
              withAsterisk
              {...form.getInputProps('valueDrivers')}
            />
            <Select
              label="Horizon"
              data={choicesOf(horizonWords)}
              allowDeselect={false}
              {...form.getInputProps('horizon')}
            />
          </Group>
          <MultiSelect
            label="Themes of feedback"
            placeholder={form.values.themeSlugs.length ? undefined : 'What it answers'}
            searchable
            data={(data?.themes.nodes ?? []).map(({ slug, name }) => ({ value: slug, label: name }))}
            {...form.getInputProps('themeSlugs')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy}>
              Create item
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
