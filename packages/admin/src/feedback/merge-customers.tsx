import { Alert, Button, Group, Modal, MultiSelect, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { allFaults, useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import { type CustomerDetail, MergeCustomersDocument } from './customers-query.ts';

const CustomerChoicesDocument = graphql(`
  query CustomerChoices($search: String) {
    customers(search: $search, first: 25) {
      nodes {
        id
        name
        segment
        feedback(first: 1) {
          totalCount
        }
      }
    }
  }
`);

/** The dialog that makes several customers one: this one goes on, with what the others said. */
export function MergeCustomers({ customer, onClose }: { customer: CustomerDetail; onClose: () => void }) {
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 150);
  const [chosen, setChosen] = useState<{ value: string; label: string }[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const { data } = useLiveQuery(CustomerChoicesDocument, { search: search || null });
  const { run, busy } = useAction(MergeCustomersDocument);
  const found = (data?.customers.nodes ?? [])
    .filter(({ id }) => id !== customer.id)
    .map(({ id, name, segment, feedback }) => ({
      value: id,
      label: `${[name, segment].filter(Boolean).join(', ')} (${feedback.totalCount})`,
    }));
  const choices = [...new Map([...chosen, ...found].map((choice) => [choice.value, choice])).values()];
  const merge = async () => {
    const outcome = await run({ input: { sourceIds: chosen.map(({ value }) => value), intoId: customer.id } });
    if (!outcome.ok) return setProblem(allFaults(outcome.faults));
    notifications.show({ message: `Merged into ${customer.name}` });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Merge into ${customer.name}`}>
      <Stack gap="md">
        {problem && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        <MultiSelect
          label="Customers that are the same"
          description="What they said, asked for and are called elsewhere comes here; their revenue counts once."
          placeholder={chosen.length === 0 ? 'Search by name' : undefined}
          data-autofocus
          searchable
          data={choices}
          filter={({ options }) => options}
          searchValue={text}
          onSearchChange={setText}
          value={chosen.map(({ value }) => value)}
          onChange={(ids) => setChosen(choices.filter(({ value }) => ids.includes(value)))}
          nothingFoundMessage="No customer is called so."
        />
        <Text size="sm" c="dimmed">
          A merge of customers cannot be taken apart again.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={busy} disabled={chosen.length === 0} onClick={() => void merge()}>
            Merge
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
