import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';

interface FormModalProps {
  title: string;
  /** The word on the button that saves. */
  save: string;
  busy: boolean;
  /** What is wrong with the whole, where no field is to blame. */
  problem?: string | null;
  onClose: () => void;
  onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
  size?: string | number;
  /** What stands at the left of the buttons. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A form in a dialog: its fields, what is wrong with them, and the way out. */
export function FormModal({ title, save, busy, problem, onClose, onSubmit, size, aside, children }: FormModalProps) {
  return (
    <Modal opened onClose={onClose} title={title} size={size ?? 'md'}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          {problem && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          {children}
          <Group justify="space-between" gap="xs">
            <div>{aside}</div>
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={busy}>
                {save}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
