import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Section } from '../ui/page.tsx';

/** A section of the item for parts of one kind, with a button to add one; without `onAdd` there is none. */
export function PartSection({
  title,
  onAdd,
  children,
}: {
  title: string;
  onAdd: (() => void) | null;
  children: ReactNode;
}) {
  return (
    <Section
      title={title}
      actions={
        onAdd && (
          <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={13} />} onClick={onAdd}>
            Add
          </Button>
        )
      }
    >
      {children}
    </Section>
  );
}

interface PartFormEndProps {
  save: string;
  busy: boolean;
  onCancel: () => void;
  /** Left out where the form is submitted by itself. */
  onSave?: () => void;
}

/** What ends the form of a part: cancel or save. */
export function PartFormEnd({ save, busy, onCancel, onSave }: PartFormEndProps) {
  return (
    <Group gap="xs" justify="flex-end">
      <Button size="xs" variant="default" onClick={onCancel}>
        Cancel
      </Button>
      <Button size="xs" type={onSave ? 'button' : 'submit'} loading={busy} onClick={onSave}>
        {save}
      </Button>
    </Group>
  );
}
