import { MultiSelect, Select, TagsInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useLiveQuery } from '../app/use-live-query.ts';
import { choicesOf } from '../ui/choices.ts';
import { Chip } from '../ui/tone.tsx';
import classes from './item-panel.module.css';
import { driversPart, horizonPart, kindPart, labelsPart, ownerPart, teamPart, themesPart } from './item-parts.ts';
import type { ItemDetail } from './item-query.ts';
import { driftWords } from './plan-date.ts';
import { PlanningDocument } from './roadmap-query.ts';
import { TargetField } from './target-field.tsx';
import type { Part, useItemEdit } from './use-item-edit.ts';
import { driverWords, horizonWords, kindWords } from './words.ts';

export type Saving = ReturnType<typeof useItemEdit>['saving'];

interface PropertiesProps {
  item: ItemDetail;
  saving: Saving;
  readOnly: boolean;
}

/** Saves a choice at once; a refusal is said, and the choice goes back to what it was. */
export function chooser(saving: Saving) {
  return <Value,>(part: Part<Value>) =>
    (value: Value) => {
      void saving(part)(value, { overTheirs: true }).then((outcome) => {
        if (outcome.kind === 'refused') notifications.show({ color: 'red', message: outcome.message });
      });
    };
}

/** The facts of an item, each changed where it stands. */
export function ItemProperties({ item, saving, readOnly }: PropertiesProps) {
  const { data } = useLiveQuery(PlanningDocument, {});
  const teams = data?.teams ?? [];
  const people = (data?.people.nodes ?? []).filter(({ active }) => active);
  const themes = data?.themes.nodes ?? [];
  const choose = chooser(saving);
  const select = { size: 'xs', variant: 'default', className: classes.quiet, disabled: readOnly } as const;
  const drift = driftWords(item.driftDays);

  const owner = (side: 'productOwner' | 'engineeringOwner', label: string) => (
    <Property term={label} fixed={readOnly && (item[side]?.name ?? 'Nobody yet')}>
      <Select
        {...select}
        aria-label={label}
        placeholder="Nobody yet"
        searchable
        clearable
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={item[side]?.id ?? null}
        onChange={choose(ownerPart(side, people))}
      />
    </Property>
  );

  return (
    <dl className={classes.properties}>
      <Property term="Rank" fixed={item.rank === null ? 'Closed' : `${item.rank}`} />
      <Property term="Horizon" fixed={readOnly && horizonWords[item.horizon]}>
        <Select
          {...select}
          aria-label="Horizon"
          allowDeselect={false}
          data={choicesOf(horizonWords)}
          value={item.horizon}
          onChange={(horizon) => horizon && choose(horizonPart)(horizon as ItemDetail['horizon'])}
        />
      </Property>
      <Property term="Kind" fixed={readOnly && kindWords[item.kind]}>
        <Select
          {...select}
          aria-label="Kind"
          allowDeselect={false}
          data={choicesOf(kindWords)}
          value={item.kind}
          onChange={(kind) => kind && choose(kindPart)(kind as ItemDetail['kind'])}
        />
      </Property>
      <Property term="Target" fixed={readOnly && (item.target?.label ?? 'None yet')}>
        <TargetField item={item} saving={saving} />
      </Property>
      {item.committedTarget && (
        <Property term="Promised" fixed={`${item.committedTarget.label}${drift ? ` (now ${drift})` : ''}`} />
      )}
      <Property term="Team" fixed={readOnly && (item.team?.name ?? 'None yet')}>
        <Select
          {...select}
          aria-label="Team"
          placeholder="None yet"
          clearable
          data={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
          value={item.team?.slug ?? null}
          onChange={choose(teamPart(teams))}
        />
      </Property>
      {owner('productOwner', 'Product owner')}
      {owner('engineeringOwner', 'Engineering owner')}
      <Property term="Value drivers" fixed={readOnly && chips(item.valueDrivers.map((driver) => driverWords[driver]))}>
        <MultiSelect
          {...select}
          aria-label="Value drivers"
          data={choicesOf(driverWords)}
          value={item.valueDrivers}
          onChange={(drivers) => choose(driversPart)(drivers as ItemDetail['valueDrivers'])}
        />
      </Property>
      <Property term="Themes" fixed={readOnly && chips(item.themes.map(({ name }) => name))}>
        <MultiSelect
          {...select}
          aria-label="Themes of feedback"
          placeholder={item.themes.length ? undefined : 'None yet'}
          searchable
          data={themes.map(({ slug, name }) => ({ value: slug, label: name }))}
          value={item.themes.map(({ slug }) => slug)}
          onChange={choose(themesPart(themes))}
        />
      </Property>
      <Property term="Labels" fixed={readOnly && chips(item.labels)}>
        <TagsInput
          {...select}
          aria-label="Labels"
          placeholder={item.labels.length ? undefined : 'None yet'}
          value={item.labels}
          onChange={choose(labelsPart)}
        />
      </Property>
    </dl>
  );
}

function chips(words: string[]): ReactNode {
  return words.length === 0 ? 'None' : words.map((word) => <Chip key={word}>{word}</Chip>);
}

function Property({ term, fixed, children }: { term: string; fixed?: ReactNode; children?: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{fixed ? <div className={classes.fixed}>{fixed}</div> : children}</dd>
    </>
  );
}
