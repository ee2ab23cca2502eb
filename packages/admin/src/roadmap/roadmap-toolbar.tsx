import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconLayoutKanban, IconSearch, IconTable, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useLiveQuery } from '../app/use-live-query.ts';
import { FilterMenu } from '../ui/filter-menu.tsx';
import { PlanningDocument } from './roadmap-query.ts';
import classes from './roadmap-toolbar.module.css';
import { isFiltered, type Layout, type RoadmapView } from './view.ts';
import { choicesOf, horizonWords, kindWords, statusWords } from './words.ts';

interface ToolbarProps {
  view: RoadmapView;
  onChange: (part: Partial<RoadmapView>) => void;
}

const layouts = [
  { value: 'table', label: <LayoutLabel Icon={IconTable} word="Table" /> },
  { value: 'board', label: <LayoutLabel Icon={IconLayoutKanban} word="Board" /> },
];

function LayoutLabel({ Icon, word }: { Icon: typeof IconTable; word: string }) {
  return (
    <span className={classes.layout}>
      <Icon size={15} aria-hidden />
      {word}
    </span>
  );
}

/** Layout, search and filters; all of it is kept in the address. */
export function RoadmapToolbar({ view, onChange }: ToolbarProps) {
  const { data } = useLiveQuery(PlanningDocument, {});
  const [search, setSearch] = useState(view.search ?? '');
  const apply = useDebouncedCallback((text: string) => onChange({ search: text.trim() || undefined }), 200);
  const teams = (data?.teams ?? []).map(({ slug, name }) => ({ value: slug, label: name }));
  const themes = (data?.themes.nodes ?? []).map(({ slug, name }) => ({ value: slug, label: name }));
  const closed = view.closed === 'shown';

  const clear = () => {
    setSearch('');
    onChange({
      search: undefined,
      kind: undefined,
      status: undefined,
      horizon: undefined,
      team: undefined,
      theme: undefined,
    });
  };
  return (
    <>
      <SegmentedControl
        size="xs"
        data={layouts}
        value={view.layout ?? 'table'}
        aria-label="Layout"
        onChange={(layout) => onChange({ layout: layout === 'board' ? ('board' as Layout) : undefined })}
      />
      <TextInput
        size="xs"
        className={classes.search}
        aria-label="Search the roadmap"
        placeholder="Search"
        leftSection={<IconSearch size={14} aria-hidden />}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          apply(event.currentTarget.value);
        }}
      />
      <div className={classes.filters}>
        <FilterMenu
          label="Kind"
          choices={choicesOf(kindWords)}
          chosen={view.kind}
          onChange={(kind) => onChange({ kind })}
        />
        <FilterMenu
          label="Status"
          choices={choicesOf(statusWords)}
          chosen={view.status}
          onChange={(status) => onChange({ status })}
        />
        <FilterMenu
          label="Horizon"
          choices={choicesOf(horizonWords)}
          chosen={view.horizon}
          onChange={(horizon) => onChange({ horizon })}
        />
        {teams.length > 0 && (
          <FilterMenu label="Team" choices={teams} chosen={view.team} onChange={(team) => onChange({ team })} />
        )}
        {themes.length > 0 && (
          <FilterMenu
            label="Theme"
            choices={themes}
            chosen={view.theme ? [view.theme] : undefined}
            single
            onChange={(theme) => onChange({ theme: theme?.[0] })}
          />
        )}
        <Button
          size="xs"
          variant={closed ? 'light' : 'subtle'}
          color={closed ? 'accent' : 'gray'}
          aria-pressed={closed}
          onClick={() => onChange({ closed: closed ? undefined : 'shown' })}
        >
          Show closed
        </Button>
        {isFiltered(view) && (
          <Button size="xs" variant="subtle" color="gray" leftSection={<IconX size={13} />} onClick={clear}>
            Clear
          </Button>
        )}
      </div>
    </>
  );
}
