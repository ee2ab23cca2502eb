import { useNavigate, useSearch } from '@tanstack/react-router';
import { Door } from './door.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useSignedOut } from './signed-out.tsx';

/** Where a reader without a session comes in, and goes on to where the way was leading. */
export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' });
  const { signedIn } = useSignedOut();
  const navigate = useNavigate();
  return (
    <Door title="Sign in to Waymark" lead="One roadmap, agreed by product and engineering.">
      <SignInForm
        onSignedIn={() => {
          signedIn();
          void navigate({ href: next ?? '/roadmap' });
        }}
      />
    </Door>
  );
}
