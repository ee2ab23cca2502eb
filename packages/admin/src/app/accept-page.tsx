import { Alert, Button, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { disciplines } from './disciplines.ts';
import { Door } from './door.tsx';
import { postJson } from './http.ts';
import { useSignedOut } from './signed-out.tsx';

const shortest = 12;

/** The page of a one-time link: the first account of a fresh server, or one that was invited. */
export function AcceptPage() {
  const { token } = useSearch({ from: '/accept' });
  const navigate = useNavigate();
  const { signedIn } = useSignedOut();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useForm({
    initialValues: { name: '', email: '', discipline: 'PRODUCT', password: '' },
    validate: {
      name: (name) => (name.trim() ? null : 'Enter your name.'),
      email: (email) => (email.includes('@') ? null : 'Enter your e-mail address.'),
      password: (password) => (password.length >= shortest ? null : `Use at least ${shortest} characters.`),
    },
  });

  const accept = async (values: typeof form.values) => {
    setBusy(true);
    setProblem(null);
    const answer = await postJson('/auth/accept', { token, ...values });
    setBusy(false);
    if (answer.ok) {
      signedIn();
      return void navigate({ to: '/roadmap' });
    }
    const { field: [field] = [], message } = answer.fault;
    if (field && field in values) form.setFieldError(field, message);
    else setProblem(message);
  };

  if (!token) {
    return (
      <Door title="This link is not complete" lead="Open it again just as it was given: it ends in ?token=….">
        <Button component={Link} to="/sign-in" variant="default" fullWidth>
          Sign in instead
        </Button>
      </Door>
    );
  }
  return (
    <Door title="Welcome to Waymark" lead="Set up your account. The link works once.">
      <form onSubmit={form.onSubmit((values) => void accept(values))} noValidate>
        <Stack gap="md">
          {problem && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          <TextInput label="Name" autoComplete="name" autoFocus {...form.getInputProps('name')} />
          <TextInput label="E-mail" type="email" autoComplete="username" {...form.getInputProps('email')} />
          <Select
            label="Discipline"
            description="You sign off on the roadmap for it."
            data={disciplines}
            allowDeselect={false}
            {...form.getInputProps('discipline')}
          />
          <PasswordInput
            label="Password"
            description={`At least ${shortest} characters.`}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={busy} fullWidth>
            Create my account
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
