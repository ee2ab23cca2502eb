import { Alert, Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useAction } from '../app/use-action.ts';
import type { CustomerKind } from '../gql/graphql.ts';
import { choicesOf } from '../ui/choices.ts';
import { type CustomerDetail, SaveCustomerDocument } from './customers-query.ts';
import { customerKindWords } from './feedback-words.ts';

const kinds = choicesOf(customerKindWords);

/** The dialog for what a customer is to us. */
export function EditCustomer({ customer, onClose }: { customer: CustomerDetail; onClose: () => void }) {
  const { run, busy } = useAction(SaveCustomerDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: {
      name: customer.name,
      kind: customer.kind as CustomerKind,
      segment: customer.segment ?? '',
      annualRevenue: (customer.annualRevenue ?? '') as number | string,
      currency: customer.currency ?? '',
    },
    validate: { name: (name) => (name.trim() ? null : 'Give it a name.') },
  });
  const save = async ({ name, kind, segment, annualRevenue, currency }: typeof form.values) => {
    const outcome = await run({
      input: {
        id: customer.id,
        name,
        kind,
        segment: segment.trim() || null,
        annualRevenue: annualRevenue === '' ? null : Number(annualRevenue),
        currency: currency.trim() || null,
      },
    });
    if (outcome.ok) return onClose();
    for (const { field, message } of outcome.faults) {
      if (field[0] && field[0] in form.values) form.setFieldError(field[0], message);
      else setProblem(message);
    }
  };
  return (
    <Modal opened onClose={onClose} title="Edit the customer">
      <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
        <Stack gap="md">
          {problem && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          <TextInput label="Name" withAsterisk data-autofocus {...form.getInputProps('name')} />
          <Group grow align="start">
            <Select label="Kind" allowDeselect={false} data={kinds} {...form.getInputProps('kind')} />
            <TextInput label="Segment" {...form.getInputProps('segment')} />
          </Group>
          <Group grow align="start">
            <NumberInput label="Revenue a year" min={0} hideControls {...form.getInputProps('annualRevenue')} />
            <TextInput
              label="Currency"
              placeholder="The organisation’s own"
              maxLength={3}
              {...form.getInputProps('currency')}
            />
          </Group>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
