import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import type { Importance } from '../gql/graphql.ts';
import { FilterMenu } from '../ui/filter-menu.tsx';
import { importanceWords } from './feedback-words.ts';
import { isUnthemed, type TriageOrder, type TriageView } from './triage-view.ts';

const SourcesDocument = graphql(`
  query FeedbackSources {
    importRuns(kind: [FEEDBACK], first: 100) {
      nodes {
        id
        source
      }
    }
  }
`);

const importances = Object.entries(importanceWords).map(([value, label]) => ({ value: value as Importance, label }));
const alike = { value: 'alike', label: 'Most alike first' };
const newest = { value: 'newest', label: 'Newest first' };
const orders = [newest, { value: 'revenue', label: 'Most revenue first' }];

interface TriageToolbarProps {
  view: TriageView;
  onChange: (part: Partial<TriageView>) => void;
}

/** What of the feedback is listed, and in which order. */
export function TriageToolbar({ view, onChange }: TriageToolbarProps) {
  const [search, setSearch] = useState(view.search ?? '');
  const apply = useDebouncedCallback((text: string) => onChange({ search: text.trim() || undefined }), 250);
  const { data } = useLiveQuery(SourcesDocument, {});
  const sources = [...new Set(['manual', ...(data?.importRuns.nodes ?? []).map(({ source }) => source)])];
  const unthemed = isUnthemed(view);
  const narrowed = view.theme ?? view.customer ?? view.run;
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label="Which feedback"
        data={[
          { value: 'unthemed', label: 'Without a theme' },
          { value: 'all', label: 'All' },
        ]}
        value={unthemed ? 'unthemed' : 'all'}
        onChange={(queue) =>
          onChange({ queue: queue === 'all' ? 'all' : undefined, theme: undefined, order: undefined })
        }
      />
      <TextInput
        size="xs"
        aria-label="Search feedback"
        placeholder="Search"
        data-search
        leftSection={<IconSearch size={14} aria-hidden />}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          apply(event.currentTarget.value);
        }}
      />
      <FilterMenu
        label="Source"
        choices={sources.map((value) => ({ value, label: value }))}
        chosen={view.source}
        onChange={(source) => onChange({ source })}
      />
      <FilterMenu
        label="Importance"
        choices={importances}
        chosen={view.importance}
        onChange={(importance) => onChange({ importance })}
      />
      <Select
        size="xs"
        w={165}
        aria-label="Order"
        allowDeselect={false}
        data={unthemed ? [alike, ...orders] : orders}
        value={view.order ?? (unthemed ? 'alike' : 'newest')}
        onChange={(order) =>
          onChange({ order: order === (unthemed ? 'alike' : 'newest') ? undefined : (order as TriageOrder) })
        }
      />
      {narrowed && (
        <Button
          size="xs"
          variant="light"
          rightSection={<IconX size={13} aria-hidden />}
          onClick={() => onChange({ theme: undefined, customer: undefined, run: undefined })}
        >
          {view.theme ? `Theme ${view.theme}` : view.customer ? 'One customer' : 'One import'}
        </Button>
      )}
    </>
  );
}
