import { Button, Group, NumberInput, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { allFaults, useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import { SetAllocationDocument } from './capacity-query.ts';

const OpenItemsDocument = graphql(`
  query AllocatableItems($search: String) {
    roadmap {
      items(filter: { search: $search, open: true }, first: 25) {
        nodes {
          id
          identifier
          title
        }
      }
    }
  }
`);

/** Plans an item for the team: which, and how many person-weeks. */
export function AddAllocation({ periodId, teamSlug }: { periodId: string; teamSlug: string }) {
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 200);
  const [item, setItem] = useState<string | null>(null);
  const [weeks, setWeeks] = useState<number | string>('');
  const [problem, setProblem] = useState<string | null>(null);
  const { run, busy } = useAction(SetAllocationDocument);
  // A chosen item stands in the field as its own words, which are no search.
  const { data } = useLiveQuery(OpenItemsDocument, { search: item ? null : asked || null });
  const add = async () => {
    if (!item || weeks === '') return;
    setProblem(null);
    const outcome = await run({ input: { itemId: item, teamSlug, periodId, personWeeks: Number(weeks) } });
    if (!outcome.ok) return setProblem(allFaults(outcome.faults));
    setItem(null);
    setSearch('');
    setWeeks('');
  };
  return (
    <Group gap="xs" align="start" mt="sm">
      <Select
        size="xs"
        aria-label="Item to plan"
        placeholder="Plan another item"
        searchable
        clearable
        w={320}
        maw="100%"
        error={problem}
        filter={({ options }) => options}
        nothingFoundMessage="No open item matches"
        data={(data?.roadmap.items.nodes ?? []).map(({ id, identifier, title }) => ({
          value: id,
          label: `${identifier} ${title}`,
        }))}
        value={item}
        onChange={setItem}
        searchValue={search}
        onSearchChange={setSearch}
      />
      <NumberInput
        size="xs"
        aria-label="Person-weeks"
        placeholder="Weeks"
        min={0}
        step={0.5}
        w={90}
        value={weeks}
        onChange={setWeeks}
      />
      <Button size="xs" variant="default" loading={busy} disabled={!item || weeks === ''} onClick={() => void add()}>
        Plan it
      </Button>
    </Group>
  );
}
