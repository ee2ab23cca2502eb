import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ItemRow } from './roadmap-query.ts';
import { labelChange } from './row-changes.ts';
import type { RoadmapRows } from './use-roadmap.ts';

/** Puts a label on many items, or takes it off. */
export function LabelEditor({ items, edit }: { items: ItemRow[]; edit: RoadmapRows['edit'] }) {
  const [text, setText] = useState('');
  const label = text.trim();
  const change = (off: boolean) => {
    if (label) edit(items, labelChange(label, off));
  };
  return (
    <Stack gap="xs">
      <TextInput
        size="xs"
        label="Label"
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') change(false);
        }}
      />
      <Group gap="xs" grow>
        <Button size="xs" variant="default" disabled={!label} onClick={() => change(true)}>
          Take off
        </Button>
        <Button size="xs" disabled={!label} onClick={() => change(false)}>
          Add
        </Button>
      </Group>
    </Stack>
  );
}
