import { Alert, Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAction } from '../app/use-action.ts';
import { slugOf } from './slug.ts';
import { SaveThemeDocument } from './themes-query.ts';

/** The dialog for a theme that is started by hand. */
export function CreateTheme({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const { run, busy } = useAction(SaveThemeDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: { name: '', summary: '', problem: '' },
    validate: { name: (name) => (name.trim() ? null : 'Give it a name.') },
  });

  const save = async ({ name, summary, problem: whose }: typeof form.values) => {
    const outcome = await run({
      input: { slug: slugOf(name), name, summary: summary || null, problem: whose || null },
    });
    if (!outcome.ok) {
      for (const { field, message } of outcome.faults) {
        if (field[0] === 'slug') form.setFieldError('name', message);
        else if (field[0] && field[0] in form.values) form.setFieldError(field[0], message);
        else setProblem(message);
      }
      return;
    }
    onClose();
    const slug = outcome.payload.theme?.slug;
    if (slug) void navigate({ to: '/themes/$slug', params: { slug } });
  };

  return (
    <Modal opened onClose={onClose} title="New theme" closeOnClickOutside={!form.isDirty()}>
      <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
        <Stack gap="md">
          {problem && <Alert color="red">{problem}</Alert>}
          <TextInput label="Name" withAsterisk data-autofocus {...form.getInputProps('name')} />
          <TextInput label="Summary" {...form.getInputProps('summary')} />
          <Textarea
            label="Problem"
            description="Whose problem it is, what they do today, what it costs them."
            autosize
            minRows={2}
            {...form.getInputProps('problem')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy}>
              Create theme
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
