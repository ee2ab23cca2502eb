import { ActionIcon, Button, Checkbox, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import '@mantine/dates/styles.css';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import type { DecisionDraft } from './decision-draft.ts';
import classes from './decision-lists.module.css';

type Form = UseFormReturnType<DecisionDraft>;

const WatchedDocument = graphql(`
  query WatchedThings {
    metrics(first: 100) {
      nodes {
        id
        key
        name
      }
    }
    slos(first: 100) {
      nodes {
        id
        slug
        name
      }
    }
    themes(first: 100) {
      nodes {
        id
        slug
        name
      }
    }
  }
`);

/** The ways that were open, with what speaks for and against each. */
export function OptionFields({ form }: { form: Form }) {
  return (
    <Stack gap="sm">
      {form.values.options.map((_option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place until it is saved
        <fieldset key={index} className={classes.entry} aria-label={`Option ${index + 1}`}>
          <Group gap="xs" align="end" wrap="nowrap">
            <TextInput size="xs" label="Option" flex={1} {...form.getInputProps(`options.${index}.title`)} />
            <ActionIcon aria-label={`Remove option ${index + 1}`} onClick={() => form.removeListItem('options', index)}>
              <IconTrash size={15} />
            </ActionIcon>
          </Group>
          <TextInput size="xs" label="For it" {...form.getInputProps(`options.${index}.pros`)} />
          <TextInput size="xs" label="Against it" {...form.getInputProps(`options.${index}.cons`)} />
          <Checkbox size="xs" label="Chosen" {...form.getInputProps(`options.${index}.chosen`, { type: 'checkbox' })} />
        </fieldset>
      ))}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={13} />}
        className={classes.add}
        onClick={() => form.insertListItem('options', { title: '', pros: '', cons: '', chosen: false })}
      >
        Add an option
      </Button>
    </Stack>
  );
}

/** A day, and what else brings the decision back. */
export function TriggerFields({ form }: { form: Form }) {
  const { data } = useLiveQuery(WatchedDocument, {});
  const choices = [
    {
      group: 'Metrics',
      items: (data?.metrics.nodes ?? []).map(({ key, name }) => ({ value: `metric:${key}`, label: name })),
    },
    {
      group: 'Budgets of service levels, % left',
      items: (data?.slos.nodes ?? []).map(({ slug, name }) => ({ value: `slo:${slug}`, label: name })),
    },
    {
      group: 'Entries of themes',
      items: (data?.themes.nodes ?? []).map(({ slug, name }) => ({ value: `theme:${slug}`, label: name })),
    },
  ];
  return (
    <Stack gap="sm">
      <DateInput
        size="xs"
        label="On this day"
        valueFormat="YYYY-MM-DD"
        placeholder="2027-03-01"
        clearable
        {...form.getInputProps('revisitOn')}
      />
      {form.values.triggers.map((_trigger, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a trigger is its place until it is saved
        <fieldset key={index} className={classes.entry} aria-label={`Trigger ${index + 1}`}>
          <Select
            size="xs"
            label="When"
            placeholder="A metric, a budget or a theme"
            searchable
            data={choices}
            {...form.getInputProps(`triggers.${index}.of`)}
          />
          <Group gap="xs" align="end" wrap="nowrap">
            <Select
              size="xs"
              label="Is"
              data={[
                { value: 'ABOVE', label: 'above' },
                { value: 'BELOW', label: 'below' },
              ]}
              allowDeselect={false}
              {...form.getInputProps(`triggers.${index}.comparison`)}
            />
            <NumberInput size="xs" label="Value" flex={1} {...form.getInputProps(`triggers.${index}.value`)} />
            <ActionIcon
              aria-label={`Remove trigger ${index + 1}`}
              onClick={() => form.removeListItem('triggers', index)}
            >
              <IconTrash size={15} />
            </ActionIcon>
          </Group>
        </fieldset>
      ))}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={13} />}
        className={classes.add}
        onClick={() => form.insertListItem('triggers', { of: '', comparison: 'ABOVE', value: '' })}
      >
        Or when something crosses a value
      </Button>
    </Stack>
  );
}
