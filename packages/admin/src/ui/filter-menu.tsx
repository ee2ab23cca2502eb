import { Button } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import classes from './filter-menu.module.css';
import { onDemand, PopoverOnDemand } from './menu-on-demand.tsx';

interface FilterMenuProps<Value extends string> {
  label: string;
  choices: { value: Value; label: string }[];
  chosen: Value[] | undefined;
  onChange: (chosen: Value[] | undefined) => void;
  /** At most one at a time. */
  single?: boolean;
}

const Choices = onDemand(() => import('./filter-choices.tsx').then(({ FilterChoices }) => FilterChoices));

/** A filter as a button that says what it lets through, and a list of boxes to tick. */
export function FilterMenu<Value extends string>({ label, choices, chosen, onChange, single }: FilterMenuProps<Value>) {
  const active = chosen ?? [];
  const first = choices.find(({ value }) => value === active[0])?.label ?? active[0];
  const summary =
    active.length === 0 ? label : `${label}: ${first}${active.length > 1 ? ` +${active.length - 1}` : ''}`;
  const toggle = (value: string, on: boolean) => {
    const next = on ? [...(single ? [] : active), value as Value] : active.filter((other) => other !== value);
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <PopoverOnDemand
      width={230}
      items={Choices}
      props={{ label, choices, chosen: active, onToggle: toggle }}
      target={
        <Button
          size="xs"
          variant={active.length > 0 ? 'light' : 'default'}
          rightSection={<IconChevronDown size={13} aria-hidden />}
          classNames={{ label: classes.label }}
        >
          {summary}
        </Button>
      }
    />
  );
}
