import { Checkbox, Stack } from '@mantine/core';
import classes from './filter-menu.module.css';

export interface FilterChoicesProps {
  label: string;
  choices: { value: string; label: string }[];
  chosen: string[];
  onToggle: (value: string, on: boolean) => void;
}

/** The boxes of a filter, one for each choice. */
export function FilterChoices({ label, choices, chosen, onToggle }: FilterChoicesProps) {
  return (
    <fieldset className={classes.list} aria-label={`Filter by ${label.toLowerCase()}`}>
      <Stack gap={2}>
        {choices.map(({ value, label: word }) => (
          <Checkbox
            key={value}
            size="xs"
            label={word}
            className={classes.choice}
            checked={chosen.includes(value)}
            onChange={(event) => onToggle(value, event.currentTarget.checked)}
          />
        ))}
      </Stack>
    </fieldset>
  );
}
