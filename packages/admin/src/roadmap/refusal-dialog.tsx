import { Alert, Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { allFaults, type FieldFault, useAction } from '../app/use-action.ts';
import { RecordDecisionDocument } from '../decisions/decision-query.ts';
import type { DecisionKind, ItemStatus } from '../gql/graphql.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { type ItemDetail, TransitionDocument } from './item-query.ts';
import { statusWords } from './words.ts';

const kindOf: Partial<Record<ItemStatus, DecisionKind>> = { DECLINED: 'DECLINE', STOPPED: 'STOP' };

interface RefusalDialogProps {
  item: ItemDetail;
  to: ItemStatus;
  onClose: () => void;
}

/** A considered no: records the decision, with its reason, and closes the item with it. */
export function RefusalDialog({ item, to, onClose }: RefusalDialogProps) {
  const decide = useAction(RecordDecisionDocument);
  const step = useAction(TransitionDocument);
  const announce = useAnnounce();
  const [rationale, setRationale] = useState('');
  const [gaveUp, setGaveUp] = useState('');
  const [recorded, setRecorded] = useState<string | null>(null);
  const [faults, setFaults] = useState<FieldFault[]>([]);
  const word = statusWords[to].toLowerCase();

  const record = async (): Promise<string | null> => {
    const question = `Shall we go on with ${item.identifier}, “${item.title}”?`;
    const input = { kind: kindOf[to]!, question, outcome: `No: it is ${word}.`, rationale, gaveUp, itemIds: [item.id] };
    const outcome = await decide.run({ input });
    if (outcome.ok) return outcome.payload.decision?.id ?? null;
    setFaults(outcome.faults);
    return null;
  };

  const refuse = async () => {
    const decisionId = recorded ?? (await record());
    if (!decisionId) return;
    setRecorded(decisionId);
    const outcome = await step.run({ input: { id: item.id, version: item.version, to, decisionId } });
    if (!outcome.ok) return setFaults(outcome.faults);
    announce(`${item.identifier} is now ${word}.`);
    onClose();
  };

  return (
    <Modal opened onClose={onClose} title={`${item.identifier} to ${word}`}>
      <Stack gap="md">
        <Text size="sm">
          A no is a decision. It is kept with its reason, and found again when someone asks for the same.
        </Text>
        {faults.length > 0 && (
          <Alert color="red" role="alert" title={`It is not ${word} yet`}>
            {allFaults(faults)}
          </Alert>
        )}
        <Textarea
          label="Why"
          required
          autosize
          minRows={2}
          data-autofocus
          disabled={recorded !== null}
          value={rationale}
          onChange={(event) => setRationale(event.currentTarget.value)}
        />
        <TextInput
          label="What is given up for it"
          disabled={recorded !== null}
          value={gaveUp}
          onChange={(event) => setGaveUp(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={decide.busy || step.busy} disabled={rationale.trim() === ''} onClick={() => void refuse()}>
            Record and move to {word}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
