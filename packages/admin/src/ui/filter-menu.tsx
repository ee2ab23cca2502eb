import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import classes from './filter-menu.module.css';

interface FilterMenuProps<Value extends string> {
  label: string;
  choices: { value: Value; label: string }[];
  chosen: Value[] | undefined;
  onChange: (chosen: Value[] | undefined) => void;
  /** At most one at a time. */
  single?: boolean;
}

/** A filter as a button that says what it lets through, and a list of boxes to tick. */
export function FilterMenu<Value extends string>({ label, choices, chosen, onChange, single }: FilterMenuProps<Value>) {
  const active = chosen ?? [];
  const first = choices.find(({ value }) => value === active[0])?.label ?? active[0];
  const summary =
    active.length === 0 ? label : `${label}: ${first}${active.length > 1 ? ` +${active.length - 1}` : ''}`;
  const toggle = (value: Value, on: boolean) => {
    const next = on ? [...(single ? [] : active), value] : active.filter((other) => other !== value);
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <Popover position="bottom-start" shadow="md" trapFocus width={230}>
      <Popover.Target>
        <Button
          size="xs"
          variant={active.length > 0 ? 'light' : 'default'}
          rightSection={<IconChevronDown size={13} aria-hidden />}
          classNames={{ label: classes.label }}
        >
          {summary}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.list} aria-label={`Filter by ${label.toLowerCase()}`}>
        <Stack gap={2}>
          {choices.map(({ value, label: word }) => (
            <Checkbox
              key={value}
              size="xs"
              label={word}
              className={classes.choice}
              checked={active.includes(value)}
              onChange={(event) => toggle(value, event.currentTarget.checked)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
