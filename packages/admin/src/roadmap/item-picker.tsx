import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';

const ItemChoicesDocument = graphql(`
  query ItemChoices($search: String) {
    roadmap {
      items(filter: { open: true, search: $search }, first: 20) {
        nodes {
          id
          identifier
          title
        }
      }
    }
  }
`);

interface ItemPickerProps {
  label: string;
  /** The id of an item that cannot be chosen. */
  except: string;
  value: string | null;
  onChange: (id: string | null) => void;
}

/** Finds an open item by its key or the words of its title. */
export function ItemPicker({ label, except, value, onChange }: ItemPickerProps) {
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 200);
  const { data } = useLiveQuery(ItemChoicesDocument, { search: value || asked === '' ? null : asked });
  const items = (data?.roadmap.items.nodes ?? []).filter(({ id }) => id !== except);
  return (
    <Select
      size="xs"
      label={label}
      placeholder="Type a key or words"
      searchable
      filter={({ options }) => options}
      nothingFoundMessage="Nothing matches"
      searchValue={search}
      onSearchChange={setSearch}
      data={items.map(({ id, identifier, title }) => ({ value: id, label: `${identifier} ${title}` }))}
      value={value}
      onChange={onChange}
    />
  );
}
