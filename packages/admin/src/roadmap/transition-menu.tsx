import { Alert, Button, Group, List, Menu, Modal, Stack, Textarea } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useSession } from '../app/session.tsx';
import { type FieldFault, useAction } from '../app/use-action.ts';
import type { ItemStatus } from '../gql/graphql.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { type ItemDetail, TransitionDocument } from './item-query.ts';
import { StatusIcon, StatusLabel } from './labels.tsx';
import { isStepBack, needsDecision, nextStatusesOf } from './lifecycle.rules.ts';
import { RefusalDialog } from './refusal-dialog.tsx';
import { statusWords } from './words.ts';

type Asked = { to: ItemStatus; faults: FieldFault[] };

/** The status and the steps that may follow it; a step back asks why, a no records its decision, and a refusal names every unmet check. */
export function TransitionMenu({ item }: { item: ItemDetail }) {
  const { may } = useSession();
  const { run, busy } = useAction(TransitionDocument);
  const announce = useAnnounce();
  const [asked, setAsked] = useState<Asked | null>(null);

  const go = async (to: ItemStatus, reason?: string) => {
    const outcome = await run({ input: { id: item.id, version: item.version, to, reason } });
    setAsked(outcome.ok ? null : { to, faults: outcome.faults });
    if (outcome.ok) announce(`${item.identifier} is now ${statusWords[to].toLowerCase()}.`);
  };
  const begin = (to: ItemStatus) =>
    isStepBack(item.status, to) || needsDecision(to) ? setAsked({ to, faults: [] }) : void go(to);

  if (!may('PLAN')) return <StatusLabel status={item.status} />;
  return (
    <>
      <Menu width={250}>
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="default"
            loading={busy}
            leftSection={<StatusIcon status={item.status} />}
            rightSection={<IconChevronDown size={13} aria-hidden />}
            aria-label={`Status: ${statusWords[item.status]}. Change`}
          >
            {statusWords[item.status]}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Move to</Menu.Label>
          {nextStatusesOf(item.status).map((to) => (
            <Menu.Item key={to} leftSection={<StatusIcon status={to} />} onClick={() => begin(to)}>
              {statusWords[to]}
              {(isStepBack(item.status, to) || needsDecision(to)) && '…'}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {asked && needsDecision(asked.to) && <RefusalDialog item={item} to={asked.to} onClose={() => setAsked(null)} />}
      {asked && !needsDecision(asked.to) && (
        <TransitionDialog item={item} asked={asked} busy={busy} onGo={go} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

interface DialogProps {
  item: ItemDetail;
  asked: Asked;
  busy: boolean;
  onGo: (to: ItemStatus, reason?: string) => Promise<void>;
  onClose: () => void;
}

function TransitionDialog({ item, asked: { to, faults }, busy, onGo, onClose }: DialogProps) {
  const [reason, setReason] = useState('');
  const aboutReason = faults.find(({ field }) => field[0] === 'reason');
  const others = faults.filter((fault) => fault !== aboutReason);
  const asksReason = aboutReason !== undefined || isStepBack(item.status, to);
  return (
    <Modal opened onClose={onClose} title={`${item.identifier} to ${statusWords[to].toLowerCase()}`}>
      <Stack gap="md">
        {others.length > 0 && (
          <Alert color="red" role="alert" title={`It cannot be ${statusWords[to].toLowerCase()} yet`}>
            <List size="sm" spacing={4}>
              {others.map(({ message }) => (
                <List.Item key={message}>{message}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {asksReason && (
          <Textarea
            label="Reason"
            description="It is kept with the item's history."
            autosize
            minRows={2}
            data-autofocus
            value={reason}
            error={aboutReason?.message}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {asksReason ? 'Cancel' : 'Close'}
          </Button>
          {asksReason && (
            <Button loading={busy} disabled={reason.trim() === ''} onClick={() => void onGo(to, reason.trim())}>
              Move to {statusWords[to].toLowerCase()}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
