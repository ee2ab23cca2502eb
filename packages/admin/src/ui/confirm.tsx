import { Button, Group, Popover, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactElement, ReactNode } from 'react';

interface ConfirmProps {
  question: ReactNode;
  confirmLabel: string;
  onConfirm: () => void;
  /** Draws what is pressed first. */
  target: (open: () => void) => ReactElement;
}

/** Asks once, beside what was pressed, before something that cannot be taken back. */
export function Confirm({ question, confirmLabel, onConfirm, target }: ConfirmProps) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <Popover opened={opened} onChange={close} width={280} position="bottom-end" trapFocus withArrow shadow="md">
      <Popover.Target>{target(open)}</Popover.Target>
      <Popover.Dropdown>
        <Text size="sm">{question}</Text>
        <Group gap="xs" mt="sm" justify="flex-end">
          <Button size="xs" variant="default" onClick={close}>
            Cancel
          </Button>
          <Button
            size="xs"
            color="red.8"
            onClick={() => {
              close();
              onConfirm();
            }}
          >
            {confirmLabel}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
