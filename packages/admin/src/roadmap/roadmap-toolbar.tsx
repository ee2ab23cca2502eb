import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import {
  IconAdjustmentsHorizontal,
  IconBookmark,
  IconChartDots,
  IconHistory,
  IconLayoutKanban,
  IconSearch,
  IconTable,
  IconTimeline,
  IconX,
} from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useLiveQuery } from '../app/use-live-query.ts';
import { choicesOf } from '../ui/choices.ts';
import { FilterMenu } from '../ui/filter-menu.tsx';
import { formatDate } from '../ui/format.ts';
import { onDemand, PopoverOnDemand } from '../ui/menu-on-demand.tsx';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { PlanningDocument } from './roadmap-query.ts';
import classes from './roadmap-toolbar.module.css';
import { groupWords, isFiltered, type Layout, layoutWords, noFilters, type RoadmapView } from './view.ts';
import { evidenceWords, healthWords, horizonWords, keysOf, kindWords, statusWords } from './words.ts';

interface ToolbarProps {
  view: RoadmapView;
  onChange: (part: Partial<RoadmapView>) => void;
}

const icons = { table: IconTable, board: IconLayoutKanban, timeline: IconTimeline, matrix: IconChartDots };
const layouts = keysOf(layoutWords).map((value) => {
  const Icon = icons[value];
  return {
    value,
    label: (
      <span className={classes.layout}>
        <Icon size={15} aria-hidden />
        <span className={classes.layoutWord}>{layoutWords[value]}</span>
      </span>
    ),
  };
});
const Display = onDemand(() => import('./display-options.tsx').then(({ DisplayOptions }) => DisplayOptions));
const Views = onDemand(() => import('./saved-views.tsx').then(({ SavedViews }) => SavedViews));
const Past = onDemand(() => import('./time-travel.tsx').then(({ TimeTravel }) => TimeTravel));

/** Layout, search, filters, display, instant and saved views; all of it is kept in the address. */
export function RoadmapToolbar({ view, onChange }: ToolbarProps) {
  const { data } = useLiveQuery(PlanningDocument, {});
  const [search, setSearch] = useState(view.search ?? '');
  const field = useRef<HTMLInputElement>(null);
  const apply = useDebouncedCallback((text: string) => onChange({ search: text.trim() || undefined }), 200);
  const teams = (data?.teams ?? []).map(({ slug, name }) => ({ value: slug, label: name }));
  const themes = (data?.themes.nodes ?? []).map(({ slug, name }) => ({ value: slug, label: name }));
  const people = (data?.people.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const inputs = (data?.northStar?.inputs ?? []).map(({ metric }) => ({ value: metric.key, label: metric.name }));
  const closed = view.closed === 'shown';
  useShortcuts([
    { keys: '/', label: 'Search the list', group: 'List', run: () => field.current?.focus() },
    { keys: '1', label: 'Table', group: 'Layout', run: () => onChange({ layout: undefined }) },
    { keys: '2', label: 'Board', group: 'Layout', run: () => onChange({ layout: 'board' }) },
    { keys: '3', label: 'Timeline', group: 'Layout', run: () => onChange({ layout: 'timeline' }) },
    { keys: '4', label: 'Matrix', group: 'Layout', run: () => onChange({ layout: 'matrix' }) },
  ]);

  const icon = { size: 14, 'aria-hidden': true };
  const some = (label: string, choices: { value: string; label: string }[], name: 'team' | 'input' | 'owner') =>
    (choices.length > 0 || view[name]) && (
      <FilterMenu
        label={label}
        choices={choices}
        chosen={view[name]}
        onChange={(chosen) => onChange({ [name]: chosen })}
      />
    );
  return (
    <>
      <SegmentedControl
        size="xs"
        data={layouts}
        value={view.layout ?? 'table'}
        aria-label="Layout"
        onChange={(layout) => onChange({ layout: layout === 'table' ? undefined : (layout as Layout) })}
      />
      <TextInput
        ref={field}
        size="xs"
        className={classes.search}
        aria-label="Search the roadmap"
        placeholder="Search"
        leftSection={<IconSearch {...icon} />}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          apply(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <div className={classes.display}>
        <PopoverOnDemand
          width={260}
          position="bottom-end"
          items={Display}
          props={{ view, onChange }}
          target={
            <Button size="xs" variant="subtle" color="gray" leftSection={<IconAdjustmentsHorizontal {...icon} />}>
              {view.group ? `By ${groupWords[view.group].toLowerCase()}` : 'Display'}
            </Button>
          }
        />
        <PopoverOnDemand
          width={290}
          position="bottom-end"
          items={Past}
          props={{ asOf: view.asOf, onChange }}
          target={
            <Button
              size="xs"
              variant={view.asOf ? 'light' : 'subtle'}
              color={view.asOf ? 'accent' : 'gray'}
              leftSection={<IconHistory {...icon} />}
            >
              {view.asOf ? formatDate(view.asOf) : 'Time travel'}
            </Button>
          }
        />
        <PopoverOnDemand
          width={280}
          position="bottom-end"
          items={Views}
          props={{ view }}
          target={
            <Button size="xs" variant="subtle" color="gray" leftSection={<IconBookmark {...icon} />}>
              Views
            </Button>
          }
        />
      </div>
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
        {some('Team', teams, 'team')}
        {themes.length > 0 && (
          <FilterMenu
            label="Theme"
            choices={themes}
            chosen={view.theme ? [view.theme] : undefined}
            single
            onChange={(theme) => onChange({ theme: theme?.[0] })}
          />
        )}
        {some('Input', inputs, 'input')}
        {some('Owner', people, 'owner')}
        <FilterMenu
          label="Health"
          choices={choicesOf(healthWords)}
          chosen={view.health}
          onChange={(health) => onChange({ health })}
        />
        <FilterMenu
          label="Evidence"
          choices={choicesOf(evidenceWords)}
          chosen={view.evidence}
          onChange={(evidence) => onChange({ evidence })}
        />
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
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconX size={13} />}
            onClick={() => {
              setSearch('');
              onChange(noFilters);
            }}
          >
            Clear
          </Button>
        )}
      </div>
    </>
  );
}
