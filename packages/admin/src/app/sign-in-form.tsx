import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { postJson } from './http.ts';

/** Asks for e-mail and password, shows what is wrong at the field, and tells when the session is there. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (email) => (email.includes('@') ? null : 'Enter your e-mail address.'),
      password: (password) => (password ? null : 'Enter your password.'),
    },
  });

  const signIn = async (values: { email: string; password: string }) => {
    setBusy(true);
    setProblem(null);
    const answer = await postJson('/auth/sign-in', values);
    setBusy(false);
    if (answer.ok) return onSignedIn();
    const { field: [field] = [], message } = answer.fault;
    if (field === 'email' || field === 'password') form.setFieldError(field, message);
    else setProblem(message);
  };

  return (
    <form onSubmit={form.onSubmit((values) => void signIn(values))} noValidate>
      <Stack gap="md">
        {problem && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          data-autofocus
          autoFocus
          {...form.getInputProps('email')}
        />
        <PasswordInput label="Password" autoComplete="current-password" {...form.getInputProps('password')} />
        <Button type="submit" loading={busy} fullWidth>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
