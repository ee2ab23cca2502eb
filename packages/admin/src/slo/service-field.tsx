import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { allFaults, useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { slugOf } from '../feedback/slug.ts';
import { graphql } from '../gql/gql.ts';
import { SaveServiceDocument } from './slo-query.ts';

const ServicesDocument = graphql(`
  query ServiceChoices {
    services(first: 100) {
      nodes {
        id
        slug
        name
      }
    }
  }
`);

interface ServiceFieldProps {
  value?: string;
  onChange: (slug: string) => void;
  error?: ReactNode;
}

const fresh = 'new:';

/** The service of an objective; one that is not known yet is made by its name. */
export function ServiceField({ value, onChange, error }: ServiceFieldProps) {
  const { data } = useLiveQuery(ServicesDocument, {});
  const { run } = useAction(SaveServiceDocument);
  const [search, setSearch] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const known = (data?.services.nodes ?? []).map(({ slug, name }) => ({ value: slug, label: name }));
  const name = search.trim();
  const isNew = name !== '' && !known.some(({ label }) => label.toLowerCase() === name.toLowerCase());
  const choose = async (chosen: string | null) => {
    setProblem(null);
    if (!chosen?.startsWith(fresh)) return onChange(chosen ?? '');
    const outcome = await run({ input: { slug: slugOf(name), name } });
    if (!outcome.ok) return setProblem(allFaults(outcome.faults));
    await outcome.shown;
    onChange(outcome.payload.service?.slug ?? '');
  };
  return (
    <Select
      label="Service"
      withAsterisk
      searchable
      data={isNew ? [...known, { value: `${fresh}${name}`, label: `Make “${name}”` }] : known}
      value={value || null}
      onChange={(chosen) => void choose(chosen)}
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage="Write its name"
      error={problem ?? error}
    />
  );
}
