import { ActionIcon, Alert, Button, Group, Modal, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconEraser } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useSession } from '../app/session.tsx';
import { allFaults, useAction } from '../app/use-action.ts';
import { graphql } from '../gql/gql.ts';

const EraseDocument = graphql(`
  mutation EraseFeedback($input: FeedbackEraseInput!) {
    feedbackErase(input: $input) {
      erased
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

/** Erases an entry's personal data, for those who may; it asks why and cannot be undone. */
export function EraseEntry({ id }: { id: string }) {
  const { may } = useSession();
  const [opened, { open, close }] = useDisclosure(false);
  if (!may('MANAGE_ACCESS')) return null;
  return (
    <>
      <Tooltip label="Erase personal data">
        <ActionIcon aria-label="Erase personal data" onClick={open}>
          <IconEraser size={16} />
        </ActionIcon>
      </Tooltip>
      {opened && (
        <EraseDialog
          title="Erase this entry"
          explanation="Its words, its author and its tags go for good, from history and search too; the counts stay."
          input={{ feedbackIds: [id] }}
          onClose={close}
        />
      )}
    </>
  );
}

interface EraseDialogProps {
  title: string;
  explanation: string;
  input: { feedbackIds: string[] } | { customerId: string };
  onClose: () => void;
}

/** Asks for the reason of an erasure, and does it. */
export function EraseDialog({ title, explanation, input, onClose }: EraseDialogProps) {
  const { run, busy } = useAction(EraseDocument);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const erase = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await run({ input: { ...input, reason } });
    if (!outcome.ok) return setProblem(allFaults(outcome.faults));
    notifications.show({ message: 'Erased.' });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={title}>
      <form onSubmit={(event) => void erase(event)}>
        <Stack gap="md">
          <Text size="sm">{explanation} This cannot be undone.</Text>
          {problem && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          <TextInput
            label="Reason"
            description="It is kept, so name nobody in it."
            required
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" color="red.8" loading={busy} disabled={reason.trim() === ''}>
              Erase for good
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
