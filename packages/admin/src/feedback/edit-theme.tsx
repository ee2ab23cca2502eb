import { Alert, Button, Group, Modal, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLiveQuery } from '../app/use-live-query.ts';
import type { ThemeDetailFragment } from '../gql/graphql.ts';
import { ThemeChoicesDocument } from './themes-query.ts';
import { useThemeEdit } from './use-theme-edit.ts';

/** The dialog for what a theme is called, what it is part of, and which words tell it. */
export function EditTheme({ theme, onClose }: { theme: ThemeDetailFragment; onClose: () => void }) {
  const navigate = useNavigate();
  const { save, busy } = useThemeEdit(theme);
  const [problem, setProblem] = useState<string | null>(null);
  const [text, setText] = useState(theme.parent?.name ?? '');
  const [search] = useDebouncedValue(text.trim(), 150);
  const { data } = useLiveQuery(ThemeChoicesDocument, {
    search: search === theme.parent?.name ? null : search || null,
  });
  const form = useForm({
    initialValues: {
      name: theme.name,
      slug: theme.slug,
      parentSlug: (theme.parent?.slug ?? null) as string | null,
      rules: theme.rules,
    },
    validate: { name: (name) => (name.trim() ? null : 'Give it a name.') },
  });
  const known = theme.parent ? [{ value: theme.parent.slug, label: theme.parent.name }] : [];
  const found = (data?.themes.nodes ?? [])
    .filter(({ id }) => id !== theme.id)
    .map(({ slug, name }) => ({ value: slug, label: name }));
  const parents = [...new Map([...known, ...found].map((choice) => [choice.value, choice])).values()];

  const submit = async (values: typeof form.values) => {
    setProblem(null);
    const outcome = await save(values, theme.version);
    if (!outcome.ok) {
      for (const { field, message } of outcome.faults) {
        if (field[0] && field[0] in form.values) form.setFieldError(field[0], message);
        else setProblem(message);
      }
      return;
    }
    onClose();
    const slug = outcome.payload.theme?.slug;
    if (slug && slug !== theme.slug) void navigate({ to: '/themes/$slug', params: { slug }, replace: true });
  };

  return (
    <Modal opened onClose={onClose} title="Edit the theme" closeOnClickOutside={!form.isDirty()}>
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack gap="md">
          {problem && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          <TextInput label="Name" withAsterisk data-autofocus {...form.getInputProps('name')} />
          <TextInput
            label="Name in addresses and files"
            description="The old one goes on leading here."
            {...form.getInputProps('slug')}
          />
          <Select
            label="Part of"
            placeholder="Nothing wider"
            clearable
            searchable
            data={parents}
            filter={({ options }) => options}
            searchValue={text}
            onSearchChange={setText}
            nothingFoundMessage="No theme is called so."
            {...form.getInputProps('parentSlug')}
          />
          <TagsInput
            label="Words that tell it"
            description="An entry with any of these words or phrases is put here by itself. Enter adds one."
            placeholder={form.values.rules.length === 0 ? 'card has not arrived' : undefined}
            splitChars={[]}
            {...form.getInputProps('rules')}
          />
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
