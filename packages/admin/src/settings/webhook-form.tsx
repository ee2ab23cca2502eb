import { Alert, Button, Checkbox, Modal, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { placeFaults } from '../app/place-faults.ts';
import { useAction } from '../app/use-action.ts';
import type { WebhookEvent, WebhooksQuery } from '../gql/graphql.ts';
import { Confirm } from '../ui/confirm.tsx';
import { FormModal } from '../ui/form-modal.tsx';
import { DeleteWebhookDocument, eventWords, SaveWebhookDocument } from './webhooks-query.ts';

interface WebhookFormProps {
  webhook: WebhooksQuery['webhooks'][number] | null;
  onClose: () => void;
}

/** Where messages go and of what; the key that a new one signs with is shown this once. */
export function WebhookForm({ webhook, onClose }: WebhookFormProps) {
  const { run, busy } = useAction(SaveWebhookDocument);
  const remove = useAction(DeleteWebhookDocument);
  const [secret, setSecret] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: {
      url: webhook?.url ?? '',
      events: webhook?.events ?? (['ROADMAP_CHANGED'] as WebhookEvent[]),
      enabled: webhook?.enabled ?? true,
    },
    validate: {
      url: (url) => (/^https?:\/\//.test(url) ? null : 'Write an address that starts with https://.'),
      events: (events) => (events.length > 0 ? null : 'Choose at least one.'),
    },
  });
  const save = async (values: typeof form.values) => {
    const outcome = await run({ input: { id: webhook?.id, ...values } });
    if (!outcome.ok) return setProblem(placeFaults(outcome.faults, form));
    if (outcome.payload.secret) setSecret(outcome.payload.secret);
    else onClose();
  };
  const drop = async () => {
    if (!webhook) return;
    const outcome = await remove.run({ input: { id: webhook.id } });
    if (outcome.ok) onClose();
    else setProblem(placeFaults(outcome.faults, form));
  };

  if (secret !== null) {
    return (
      <Modal opened onClose={onClose} title="The key that it signs with" closeOnClickOutside={false}>
        <Stack gap="md">
          <Alert color="yellow">Copy it now: it is shown this once.</Alert>
          <TextInput label="Secret" readOnly value={secret} onFocus={(event) => event.currentTarget.select()} />
          <Button onClick={onClose}>I have it</Button>
        </Stack>
      </Modal>
    );
  }
  return (
    <FormModal
      title={webhook ? 'Edit the webhook' : 'New webhook'}
      save="Save"
      busy={busy}
      problem={problem}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => void save(values))}
      aside={
        webhook && (
          <Confirm
            question="Delete it? What was not delivered yet is lost."
            confirmLabel="Delete"
            onConfirm={() => void drop()}
            target={(open) => (
              <Button variant="subtle" color="red" loading={remove.busy} onClick={open}>
                Delete
              </Button>
            )}
          />
        )
      }
    >
      <TextInput label="Address" type="url" placeholder="https://" data-autofocus {...form.getInputProps('url')} />
      <Checkbox.Group label="Told of" {...form.getInputProps('events')}>
        <Stack gap="xs" mt={6}>
          {Object.entries(eventWords).map(([value, label]) => (
            <Checkbox key={value} size="xs" value={value} label={label} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Switch size="xs" label="Switched on" {...form.getInputProps('enabled', { type: 'checkbox' })} />
    </FormModal>
  );
}
