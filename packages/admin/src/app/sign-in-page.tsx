import { Alert } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Door } from './door.tsx';
import { ProviderButton } from './provider-button.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { signInProblem } from './sign-in-problems.ts';
import { useSignedOut } from './signed-out.tsx';

/** Where a reader without a session comes in, and goes on to where the way was leading. */
export function SignInPage() {
  const { next = '/roadmap', problem } = useSearch({ from: '/sign-in' });
  const said = signInProblem(problem);
  const { signedIn } = useSignedOut();
  const navigate = useNavigate();
  return (
    <Door title="Sign in to Waymark" lead="One roadmap, agreed by product and engineering.">
      {said && (
        <Alert color="red" role="alert" mb="md">
          {said}
        </Alert>
      )}
      <SignInForm
        onSignedIn={() => {
          signedIn();
          void navigate({ href: next });
        }}
      />
      <ProviderButton next={next} />
    </Door>
  );
}
