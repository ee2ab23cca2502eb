import '@mantine/spotlight/styles.css';
import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { type Command, matching, type SearchHit, settingsPlaces, targetOf } from './palette-commands.ts';
import { placesFor } from './places.ts';
import { useSession } from './session.tsx';
import { useLiveQuery } from './use-live-query.ts';

const SearchDocument = graphql(`
  query PaletteSearch($query: String!) {
    search(query: $query, first: 12) {
      edges {
        snippet
        node {
          __typename
          id
          ... on RoadmapItem {
            identifier
            title
          }
          ... on Theme {
            slug
            name
          }
          ... on Decision {
            identifier
            question
          }
          ... on ServiceLevelObjective {
            slug
            name
          }
        }
      }
    }
  }
`);

/** Reaches every screen, item, theme, decision and objective, and what can be done from anywhere, by a few letters. */
export function Palette({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const { may } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 150);
  const { data } = useLiveQuery(SearchDocument, { query: asked }, { pause: asked.length < 2 });
  useEffect(() => spotlight.open(), []);

  const actions: Command[] = [
    ...(may('PLAN')
      ? [
          {
            label: 'Create an item',
            words: 'new add feature technical investment',
            run: () => void navigate({ to: '/roadmap', search: { create: 'item' } }),
          },
        ]
      : []),
    {
      label: colorScheme === 'dark' ? 'Light appearance' : 'Dark appearance',
      words: 'theme colour scheme',
      run: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
    },
    {
      label: 'Copy the link to this view',
      words: 'share address url',
      run: () => void navigator.clipboard.writeText(window.location.href),
    },
    { label: 'Print this view', words: 'paper pdf', run: () => window.setTimeout(() => window.print(), 300) },
  ];
  const screens: Command[] = [...placesFor(may).flat(), ...settingsPlaces(may)].map(({ to, label }) => ({
    label,
    words: 'go to screen',
    run: () => void navigate({ to }),
  }));
  const hits: Command[] =
    asked.length < 2
      ? []
      : (data?.search.edges ?? []).flatMap(({ node, snippet }) => {
          const target = targetOf(node as SearchHit);
          if (!target) return [];
          return [{ label: target.label, words: '', hint: snippet, run: () => void navigate({ href: target.href }) }];
        });
  const groups = [
    { label: 'Found', commands: hits },
    { label: 'Go to', commands: matching(screens, query) },
    { label: 'Do', commands: matching(actions, query) },
  ].filter(({ commands }) => commands.length > 0);

  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      lockScroll={false}
      scrollable
      maxHeight={420}
      attributes={{ content: { 'aria-label': 'Find or do anything' } }}
      onSpotlightClose={onClose}
    >
      <Spotlight.Search
        placeholder="Search items, themes, decisions, screens, actions"
        aria-label="Search everything"
        leftSection={<IconSearch size={17} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {groups.map(({ label, commands }) => (
          <Spotlight.ActionsGroup key={label} label={label}>
            {commands.map((command, index) => (
              <Spotlight.Action
                // biome-ignore lint/suspicious/noArrayIndexKey: two hits may read alike
                key={`${command.label}${index}`}
                label={command.label}
                description={command.hint}
                onClick={command.run}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>Nothing matches</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
