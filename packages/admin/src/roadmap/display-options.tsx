import { ActionIcon, Checkbox, Select, Stack } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { choicesOf } from '../ui/choices.ts';
import classes from './display-options.module.css';
import { type ColumnKey, columnWords, groupWords, type RoadmapView, sortWords, usualColumns } from './view.ts';
import { keysOf } from './words.ts';

interface DisplayOptionsProps {
  view: RoadmapView;
  onChange: (part: Partial<RoadmapView>) => void;
}

/** The list with an entry one place further up (-1) or down (1); at its ends it stays. */
export function stepped<Entry>(list: readonly Entry[], entry: Entry, by: -1 | 1): Entry[] {
  const at = list.indexOf(entry);
  const to = at + by;
  if (at < 0 || to < 0 || to >= list.length) return [...list];
  return list.map((other, index) => (index === at ? list[to]! : index === to ? entry : other));
}

/** How a layout shows its items: grouped, sorted, and by which columns. */
export function DisplayOptions({ view, onChange }: DisplayOptionsProps) {
  const shown = view.columns ?? usualColumns;
  const isTable = view.layout === undefined;
  const choose = (columns: ColumnKey[]) =>
    onChange({ columns: columns.join() === usualColumns.join() ? undefined : columns });
  return (
    <Stack gap="xs">
      <Select
        size="xs"
        label="Group by"
        placeholder="Nothing"
        clearable
        data={choicesOf(groupWords)}
        value={view.group ?? null}
        onChange={(group) => onChange({ group: (group ?? undefined) as RoadmapView['group'] })}
      />
      {isTable && (
        <>
          <Select
            size="xs"
            label="Sort by"
            allowDeselect={false}
            data={choicesOf(sortWords)}
            value={view.sort ?? 'RANK'}
            onChange={(sort) =>
              onChange({ sort: sort === 'RANK' ? undefined : (sort as RoadmapView['sort']), direction: undefined })
            }
          />
          <fieldset className={classes.columns}>
            <legend className={classes.legend}>Columns</legend>
            {[...shown, ...keysOf(columnWords).filter((key) => !shown.includes(key))].map((key) => {
              const isShown = shown.includes(key);
              return (
                <div key={key} className={classes.column}>
                  <Checkbox
                    size="xs"
                    label={columnWords[key]}
                    checked={isShown}
                    onChange={(event) =>
                      choose(event.currentTarget.checked ? [...shown, key] : shown.filter((other) => other !== key))
                    }
                  />
                  {isShown && (
                    <span className={classes.steps}>
                      {([-1, 1] as const).map((by) => {
                        const Icon = by < 0 ? IconChevronUp : IconChevronDown;
                        return (
                          <ActionIcon
                            key={by}
                            aria-label={`${columnWords[key]} further ${by < 0 ? 'left' : 'right'}`}
                            onClick={() => choose(stepped(shown, key, by))}
                          >
                            <Icon size={13} />
                          </ActionIcon>
                        );
                      })}
                    </span>
                  )}
                </div>
              );
            })}
          </fieldset>
        </>
      )}
    </Stack>
  );
}
