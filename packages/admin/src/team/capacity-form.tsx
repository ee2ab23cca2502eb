import { ActionIcon, Button, Group, MultiSelect, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { placeFaults } from '../app/place-faults.ts';
import { useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import type { TeamCapacityPartsFragment } from '../gql/graphql.ts';
import { FieldLabel } from '../ui/field-label.tsx';
import { FormModal } from '../ui/form-modal.tsx';
import { formatNumber } from '../ui/format.ts';
import classes from './capacity.module.css';
import { SetCapacityDocument } from './capacity-query.ts';
import type { Period } from './what-if.ts';

const CoverPeopleDocument = graphql(`
  query CoverPeople {
    people(first: 100) {
      nodes {
        id
        name
        active
      }
    }
  }
`);

interface CapacityFormProps {
  period: Period;
  team: { slug: string; name: string };
  capacity: TeamCapacityPartsFragment | undefined;
  onClose: () => void;
}

const parts = [
  ['timeOff', 'Time off'],
  ['onCall', 'On call'],
  ['support', 'Support'],
  ['slack', 'Slack'],
] as const;

/** What a team has in a period, in person-weeks, what of it is not for the roadmap, and who can cover what. */
export function CapacityForm({ period, team, capacity, onClose }: CapacityFormProps) {
  const { run, busy } = useAction(SetCapacityDocument);
  const { data } = useLiveQuery(CoverPeopleDocument, {});
  const [problem, setProblem] = useState<string | null>(null);
  const said = capacity && capacity.gross > 0;
  const form = useForm({
    initialValues: {
      gross: (said ? capacity.gross : '') as number | '',
      timeOff: (said ? capacity.timeOff : 0) as number | '',
      onCall: (said ? capacity.onCall : 0) as number | '',
      support: (said ? capacity.support : 0) as number | '',
      slack: (said ? capacity.slack : '') as number | '',
      cover: (capacity?.cover ?? []).map(({ area, people }) => ({ area, personIds: people.map(({ id }) => id) })),
    },
    validate: { gross: (gross) => (gross === '' ? 'Say how many person-weeks it has.' : null) },
  });
  const { gross, timeOff, onCall, support, slack, cover } = form.values;
  const rest = Number(gross) - Number(timeOff) - Number(onCall) - Number(support) - Number(slack);
  const people = (data?.people.nodes ?? [])
    .filter(({ active }) => active)
    .map(({ id, name }) => ({ value: id, label: name }));

  const save = async (values: typeof form.values) => {
    const outcome = await run({
      input: {
        periodId: period.id,
        teamSlug: team.slug,
        gross: Number(values.gross),
        timeOff: Number(values.timeOff),
        onCall: Number(values.onCall),
        support: Number(values.support),
        slack: values.slack === '' ? undefined : values.slack,
        cover: values.cover.filter(({ area }) => area.trim() !== ''),
      },
    });
    if (outcome.ok) return onClose();
    setProblem(placeFaults(outcome.faults, form));
  };

  return (
    <FormModal
      title={`${team.name}, ${period.name}`}
      save="Save"
      busy={busy}
      problem={problem}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => void save(values))}
    >
      <NumberInput
        label="All its time, person-weeks"
        min={0}
        step={0.5}
        data-autofocus
        {...form.getInputProps('gross')}
      />
      <SimpleGrid cols={2} spacing="md" verticalSpacing="sm">
        {parts.map(([field, label]) => (
          <NumberInput
            key={field}
            label={label}
            min={0}
            step={0.5}
            placeholder={field === 'slack' ? 'The usual share' : undefined}
            {...form.getInputProps(field)}
          />
        ))}
      </SimpleGrid>
      {gross !== '' && (
        <p className={classes.quiet}>
          {formatNumber(rest)} person-weeks are left for the roadmap{slack === '' && ', less the usual slack'}.
        </p>
      )}
      <FieldLabel label="Who can cover what">
        <Stack gap="xs">
          {cover.map((_area, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an area is its place until it is saved
            <Group key={index} gap="xs" wrap="nowrap" align="start">
              <TextInput
                size="xs"
                aria-label={`Area ${index + 1}`}
                placeholder="Area"
                w={140}
                {...form.getInputProps(`cover.${index}.area`)}
              />
              <MultiSelect
                size="xs"
                aria-label={`Who can cover area ${index + 1}`}
                flex={1}
                searchable
                data={people}
                {...form.getInputProps(`cover.${index}.personIds`)}
              />
              <ActionIcon aria-label={`Remove area ${index + 1}`} onClick={() => form.removeListItem('cover', index)}>
                <IconTrash size={15} />
              </ActionIcon>
            </Group>
          ))}
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={13} />}
            className={classes.add}
            onClick={() => form.insertListItem('cover', { area: '', personIds: [] })}
          >
            Add an area
          </Button>
        </Stack>
      </FieldLabel>
    </FormModal>
  );
}
