import { Button, Group, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useCallback, useRef } from 'react';
import { useAnnounce } from '../ui/announcer.tsx';

/** Says what was done and offers to take it back, by the button in the message or by Ctrl/Cmd+Z. */
export function useOfferUndo(): (message: string, undo: () => Promise<void>) => void {
  const announce = useAnnounce();
  const latest = useRef<(() => void) | null>(null);
  useHotkeys([['mod+Z', () => latest.current?.()]]);

  return useCallback(
    (message, undo) => {
      const id = `undo-${Date.now()}`;
      const takeBack = () => {
        latest.current = null;
        notifications.hide(id);
        void undo().then(() => announce('Undone.'));
      };
      latest.current = takeBack;
      notifications.show({
        id,
        autoClose: 8_000,
        withCloseButton: false,
        message: (
          <Group justify="space-between" wrap="nowrap" gap="sm">
            <Text size="sm" lineClamp={2}>
              {message}
            </Text>
            <Button size="compact-sm" variant="subtle" onClick={takeBack}>
              Undo
            </Button>
          </Group>
        ),
      });
      announce(message);
    },
    [announce],
  );
}
