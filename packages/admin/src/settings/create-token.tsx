import { Alert, Button, Checkbox, CopyButton, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useAction } from '../app/use-action.ts';
import { graphql } from '../gql/gql.ts';
import type { TokenScope } from '../gql/graphql.ts';
import { scopes, scopeWords } from './scopes.ts';

const CreateTokenDocument = graphql(`
  mutation CreateApiToken($input: ApiTokenCreateInput!) {
    apiTokenCreate(input: $input) {
      apiToken {
        id
        name
      }
      secret
      userErrors {
        field
        message
        code
      }
    }
  }
`);

/** Makes a token and shows its secret this once. */
export function CreateToken({ onClose }: { onClose: () => void }) {
  const { run, busy } = useAction(CreateTokenDocument);
  const [secret, setSecret] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: { name: '', scopes: ['READ'] as TokenScope[], expiresOn: '' },
    validate: {
      name: (name) => (name.trim() ? null : 'Name what will use it.'),
      scopes: (chosen) => (chosen.length > 0 ? null : 'Choose at least one.'),
    },
  });

  const create = async ({ name, scopes: chosen, expiresOn }: typeof form.values) => {
    const expiresAt = expiresOn ? new Date(`${expiresOn}T23:59:59`).toISOString() : null;
    const outcome = await run({ input: { name, scopes: chosen, expiresAt } });
    if (outcome.ok) return setSecret(outcome.payload.secret ?? '');
    for (const { field, message } of outcome.faults) {
      if (field[0] === 'expiresAt') form.setFieldError('expiresOn', message);
      else if (field[0] && field[0] in form.values) form.setFieldError(field[0], message);
      else setProblem(message);
    }
  };

  if (secret !== null) return <Secret secret={secret} name={form.values.name} onClose={onClose} />;
  return (
    <Modal opened onClose={onClose} title="New API token">
      <form onSubmit={form.onSubmit((values) => void create(values))} noValidate>
        <Stack gap="md">
          {problem && <Alert color="red">{problem}</Alert>}
          <TextInput
            label="Name"
            placeholder="Wallboard in the kitchen"
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Checkbox.Group label="Scopes" {...form.getInputProps('scopes')}>
            <Stack gap="xs" mt={6}>
              {scopes.map((scope) => (
                <Checkbox
                  key={scope}
                  size="xs"
                  value={scope}
                  label={scopeWords[scope].label}
                  description={scopeWords[scope].description}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <TextInput
            type="date"
            label="Last day"
            description="Leave it empty for a token that does not end."
            {...form.getInputProps('expiresOn')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy}>
              Create token
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Secret({ secret, name, onClose }: { secret: string; name: string; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={`Token for ${name}`} closeOnClickOutside={false}>
      <Stack gap="md">
        <Alert color="yellow">Copy it now: it is shown this once, and only its hash is kept.</Alert>
        <TextInput
          label="Secret"
          readOnly
          value={secret}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Group justify="flex-end" gap="xs">
          <CopyButton value={secret}>
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
          <Button onClick={onClose}>I have it</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
