import { createContext, use } from 'react';

/** Whether the server has forgotten who is asking, and how to say that it knows again. */
export interface SignedOut {
  signedOut: boolean;
  signedIn: () => void;
}

export const SignedOutContext = createContext<SignedOut>({ signedOut: false, signedIn: () => {} });

/** Whether the session ended while the page was open. */
export function useSignedOut(): SignedOut {
  return use(SignedOutContext);
}
