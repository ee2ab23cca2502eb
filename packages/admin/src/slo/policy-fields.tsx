import { ActionIcon, Button, Checkbox, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { FieldLabel } from '../ui/field-label.tsx';
import classes from './policy-fields.module.css';
import type { SloDraft } from './slo-draft.ts';
import { relationWords } from './slo-words.ts';

const relations = ['SPENDS', 'DEPENDS_ON', 'PROTECTS'] as const;

/** What both sides do as the budget runs down: a line for each share that is left. */
export function PolicyFields({ form }: { form: UseFormReturnType<SloDraft> }) {
  const { thresholds } = form.values;
  return (
    <FieldLabel label="Policy">
      <Stack gap="xs">
        {thresholds.map((_threshold, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place until it is saved
          <fieldset key={index} className={classes.line} aria-label={`Line ${index + 1} of the policy`}>
            <Group gap="xs" align="end" wrap="nowrap">
              <NumberInput
                size="xs"
                label="Below, % left"
                w={110}
                {...form.getInputProps(`thresholds.${index}.below`)}
              />
              <TextInput
                size="xs"
                label="What is done"
                flex={1}
                {...form.getInputProps(`thresholds.${index}.action`)}
              />
              <ActionIcon
                aria-label={`Remove line ${index + 1}`}
                onClick={() => form.removeListItem('thresholds', index)}
              >
                <IconTrash size={15} />
              </ActionIcon>
            </Group>
            <Checkbox.Group size="xs" label="Stops work that" {...form.getInputProps(`thresholds.${index}.freezes`)}>
              <Group gap="md" mt={4}>
                {relations.map((relation) => (
                  <Checkbox key={relation} size="xs" value={relation} label={relationWords[relation].toLowerCase()} />
                ))}
              </Group>
            </Checkbox.Group>
          </fieldset>
        ))}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={13} />}
          className={classes.add}
          onClick={() =>
            form.insertListItem('thresholds', { below: thresholds.length === 0 ? 50 : 0, action: '', freezes: [] })
          }
        >
          Add a line
        </Button>
      </Stack>
    </FieldLabel>
  );
}
