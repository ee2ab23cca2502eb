import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { ActionIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { allFaults, useAction } from '../app/use-action.ts';
import { Confirm } from '../ui/confirm.tsx';

interface RemovePartProps<Data> {
  document: TypedDocumentNode<Data, { input: { id: string } }>;
  id: string;
  name: string;
}

/** Takes a part off an item, after one question. */
export function RemovePart<Data>({ document, id, name }: RemovePartProps<Data>) {
  const { run, busy } = useAction(document);
  const remove = async () => {
    const outcome = await run({ input: { id } });
    if (outcome.ok) return;
    notifications.show({ color: 'red', message: allFaults(outcome.faults) });
  };
  return (
    <Confirm
      question={`Take “${name}” off this item?`}
      confirmLabel="Remove"
      onConfirm={() => void remove()}
      target={(open) => (
        <ActionIcon size="sm" aria-label={`Remove ${name}`} loading={busy} onClick={open}>
          <IconTrash size={14} />
        </ActionIcon>
      )}
    />
  );
}
