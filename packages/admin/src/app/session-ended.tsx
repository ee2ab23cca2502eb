import { Modal } from '@mantine/core';
import { ProviderButton } from './provider-button.tsx';
import classes from './shell.module.css';
import { SignInForm } from './sign-in-form.tsx';
import { useSignedOut } from './signed-out.tsx';

/** Asks to sign in again over the page as it is, so that nothing is lost. */
export function SessionEnded() {
  const { signedIn } = useSignedOut();
  return (
    <Modal
      opened
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title="Your session has ended"
    >
      <p className={classes.again}>Sign in again to go on. What you were writing is still here.</p>
      <SignInForm onSignedIn={signedIn} />
      <ProviderButton next={window.location.pathname + window.location.search} />
    </Modal>
  );
}
