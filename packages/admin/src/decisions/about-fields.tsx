import { MultiSelect } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import type { DecisionDraft, DecisionPrefill, Subject } from './decision-draft.ts';

const AboutDocument = graphql(`
  query DecisionSubjects($search: String) {
    roadmap {
      items(filter: { search: $search }, first: 25) {
        nodes {
          id
          identifier
          title
        }
      }
    }
    slos(first: 100) {
      nodes {
        id
        name
      }
    }
    themes(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

/** Choices with those that are chosen already kept among them, each once. */
export function withChosen(choices: Subject[], kept: Subject[]): Subject[] {
  return [...new Map([...kept, ...choices].map((subject) => [subject.value, subject])).values()];
}

/** What a decision is about: items, objectives, themes; the teams and periods that it was begun with come along. */
export function AboutFields({ form, prefill }: { form: UseFormReturnType<DecisionDraft>; prefill: DecisionPrefill }) {
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 200);
  const { data } = useLiveQuery(AboutDocument, { search: asked || null });
  const [seen, setSeen] = useState<Subject[]>(prefill.items ?? []);
  const found = (data?.roadmap.items.nodes ?? []).map(({ id, identifier, title }) => ({
    value: id,
    label: `${identifier} ${title}`,
  }));
  const items = withChosen(
    found,
    seen.filter(({ value }) => form.values.items.includes(value)),
  );
  const named = (nodes: { id: string; name: string }[] | undefined, kept: Subject[] = []) =>
    withChosen(
      (nodes ?? []).map(({ id, name }) => ({ value: id, label: name })),
      kept,
    );
  return (
    <>
      <MultiSelect
        label="Items that it is about"
        searchable
        searchValue={search}
        onSearchChange={setSearch}
        filter={({ options }) => options}
        nothingFoundMessage="No item matches"
        data={items}
        {...form.getInputProps('items')}
        onChange={(values) => {
          setSeen(withChosen(items, seen));
          form.setFieldValue('items', values);
        }}
      />
      <MultiSelect
        label="Service levels"
        searchable
        data={named(data?.slos.nodes, prefill.slos)}
        {...form.getInputProps('slos')}
      />
      <MultiSelect
        label="Themes"
        searchable
        data={named(data?.themes.nodes, prefill.themes)}
        {...form.getInputProps('themes')}
      />
    </>
  );
}
