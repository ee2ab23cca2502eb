import { Alert, Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useAction } from '../app/use-action.ts';
import { graphql } from '../gql/gql.ts';
import type { CustomerKind, Importance } from '../gql/graphql.ts';
import { choicesOf } from '../ui/choices.ts';
import { customerKindWords, importanceWords } from './feedback-words.ts';

const AddFeedbackDocument = graphql(`
  mutation AddFeedback($input: FeedbackRowInput!) {
    feedbackCreate(input: $input) {
      feedback {
        id
      }
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

/** The dialog for what somebody heard: the words, who said them, how much it matters. */
export function AddFeedback({ onClose, onAdded }: { onClose: () => void; onAdded: () => void }) {
  const { run, busy } = useAction(AddFeedbackDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: {
      body: '',
      customerName: '',
      customerKind: 'EXTERNAL' as CustomerKind,
      importance: 'NICE_TO_HAVE' as Importance,
    },
    validate: { body: (body) => (body.trim() ? null : 'Say what was said.') },
  });

  const add = async ({ body, customerName, customerKind, importance }: typeof form.values) => {
    const name = customerName.trim();
    const outcome = await run({
      input: { body, importance, ...(name && { customerName: name, customerKind }) },
    });
    if (!outcome.ok) {
      for (const { field, message } of outcome.faults) {
        if (field[0] && field[0] in form.values) form.setFieldError(field[0], message);
        else setProblem(message);
      }
      return;
    }
    notifications.show({ message: 'The feedback was added' });
    onAdded();
    onClose();
  };

  return (
    <Modal opened onClose={onClose} title="Add feedback" closeOnClickOutside={!form.isDirty()}>
      <form onSubmit={form.onSubmit((values) => void add(values))} noValidate>
        <Stack gap="md">
          {problem && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          <Textarea
            label="What was said"
            description="In their own words, as far as you have them."
            withAsterisk
            data-autofocus
            autosize
            minRows={3}
            maxRows={12}
            {...form.getInputProps('body')}
          />
          <Group grow align="start">
            <TextInput label="Who said it" placeholder="A customer or a team" {...form.getInputProps('customerName')} />
            <Select
              label="Who that is"
              allowDeselect={false}
              data={choicesOf(customerKindWords)}
              disabled={form.values.customerName.trim() === ''}
              {...form.getInputProps('customerKind')}
            />
          </Group>
          <Select
            label="How much it matters to them"
            allowDeselect={false}
            data={choicesOf(importanceWords)}
            {...form.getInputProps('importance')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy}>
              Add feedback
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
