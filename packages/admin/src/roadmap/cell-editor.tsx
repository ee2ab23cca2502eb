import { Stack, TextInput, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useLiveQuery } from '../app/use-live-query.ts';
import { choicesOf } from '../ui/choices.ts';
import classes from './cell-editor.module.css';
import { labelOf, parsePlanDate, rangeOf } from './plan-date.ts';
import { type ItemRow, PlanningDocument } from './roadmap-query.ts';
import { horizonChange, kindChange, ownerChange, type RowChange, targetChange, teamChange } from './row-changes.ts';
import type { RoadmapRows } from './use-roadmap.ts';
import { type ColumnKey, columnWords } from './view.ts';
import { horizonWords, kindWords } from './words.ts';

/** What of an item is chosen in a table or in bulk. */
export type EditablePart = Extract<
  ColumnKey,
  'kind' | 'horizon' | 'team' | 'target' | 'productOwner' | 'engineeringOwner'
>;

interface CellEditorProps {
  items: ItemRow[];
  part: EditablePart;
  edit: RoadmapRows['edit'];
}

/** Changes one part of one or many items: a choice, or a date as people write it. */
export function CellEditor({ items, part, edit }: CellEditorProps) {
  if (part === 'target') return <TargetEditor items={items} onChoose={(change) => edit(items, change)} />;
  return <Choices items={items} part={part} onChoose={(change) => edit(items, change)} />;
}

interface PartEditorProps {
  items: ItemRow[];
  onChoose: (change: RowChange) => void;
}
type Choice = { key: string; label: string; chosen: boolean; change: RowChange };

function Choices({ items, part, onChoose }: PartEditorProps & { part: Exclude<EditablePart, 'target'> }) {
  const { data } = useLiveQuery(PlanningDocument, {});
  const [search, setSearch] = useState('');
  const all = (is: (item: ItemRow) => boolean) => items.every(is);

  const choicesFor = (): Choice[] => {
    if (part === 'kind') {
      return choicesOf(kindWords).map(({ value, label }) => ({
        ...{ key: value, label, chosen: all(({ kind }) => kind === value), change: kindChange(value, label) },
      }));
    }
    if (part === 'horizon') {
      return choicesOf(horizonWords).map(({ value, label }) => ({
        ...{ key: value, label, chosen: all(({ horizon }) => horizon === value), change: horizonChange(value, label) },
      }));
    }
    if (part === 'team') {
      const teams = [null, ...(data?.teams ?? [])];
      return teams.map((team) => ({
        key: team?.id ?? '',
        label: team?.name ?? 'No team',
        chosen: all((item) => (item.team?.id ?? null) === (team?.id ?? null)),
        change: teamChange(team),
      }));
    }
    const people = [null, ...(data?.people.nodes ?? []).filter(({ active }) => active)];
    return people.map((person) => ({
      key: person?.id ?? '',
      label: person?.name ?? 'Nobody',
      chosen: all((item) => (item[part]?.id ?? null) === (person?.id ?? null)),
      change: ownerChange(part, columnWords[part], person),
    }));
  };
  const choices = choicesFor();
  const wanted = search.trim().toLowerCase();
  const shown = choices.filter(({ label }) => label.toLowerCase().includes(wanted));
  return (
    <Stack gap={4}>
      {choices.length > 8 && (
        <TextInput
          size="xs"
          aria-label={`Search: ${columnWords[part]}`}
          placeholder="Search"
          data-autofocus
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <ul className={classes.choices} aria-label={columnWords[part]}>
        {shown.map(({ key, label, chosen, change }) => (
          <li key={key}>
            <UnstyledButton className={classes.choice} aria-pressed={chosen} onClick={() => onChoose(change)}>
              {label}
              {chosen && <IconCheck size={14} aria-hidden />}
            </UnstyledButton>
          </li>
        ))}
        {shown.length === 0 && <li className={classes.none}>Nothing matches.</li>}
      </ul>
    </Stack>
  );
}

function TargetEditor({ items, onChoose }: PartEditorProps) {
  const [text, setText] = useState(items.length === 1 ? (items[0]?.target?.label ?? '') : '');
  const [problem, setProblem] = useState<string>();
  const save = () => {
    if (text.trim() === '') return onChoose(targetChange(null));
    const target = parsePlanDate(text);
    if (!target) return setProblem('Write 2027, H1 2027, Q3 2027, 2027-03 or 2027-03-15.');
    onChoose(targetChange({ ...target, ...rangeOf(target), label: labelOf(target) }));
  };
  return (
    <TextInput
      size="xs"
      label="Target"
      description="Enter saves; empty means none."
      placeholder="Q3 2027, 2027-03, 2027-03-15"
      data-autofocus
      value={text}
      error={problem}
      onChange={(event) => {
        setProblem(undefined);
        setText(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
      }}
    />
  );
}
