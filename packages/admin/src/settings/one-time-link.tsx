import { Alert, Button, CopyButton, Group, Loader, Modal, Stack, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { allFaults, useAction } from '../app/use-action.ts';
import { formatInstant } from '../ui/format.ts';
import { InviteDocument } from './people-query.ts';

/** A link by which a person sets a password: shown this once, and each new one ends those before. */
export function OneTimeLink({ person, onClose }: { person: { id: string; name: string }; onClose: () => void }) {
  const { run } = useAction(InviteDocument);
  const [link, setLink] = useState<{ url: string; expiresAt: string | null } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void run({ input: { id: person.id } }).then((outcome) => {
      if (outcome.ok) setLink({ url: outcome.payload.url ?? '', expiresAt: outcome.payload.expiresAt });
      else setProblem(allFaults(outcome.faults));
    });
  }, [run, person.id]);
  return (
    <Modal opened onClose={onClose} title={`One-time link for ${person.name}`} closeOnClickOutside={false}>
      <Stack gap="md">
        {problem && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        {!link && !problem && <Loader size="sm" aria-label="Making the link" />}
        {link && (
          <>
            <Alert color="yellow">
              Give it to {person.name} and to nobody else. It works once
              {link.expiresAt && `, until ${formatInstant(link.expiresAt)}`}, and is not shown again.
            </Alert>
            <TextInput label="Link" readOnly value={link.url} onFocus={(event) => event.currentTarget.select()} />
          </>
        )}
        <Group justify="flex-end" gap="xs">
          {link && (
            <CopyButton value={link.url}>
              {({ copied, copy }) => (
                <Button
                  variant="default"
                  leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
                  onClick={copy}
                >
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          )}
          <Button onClick={onClose}>Done</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
