import { createContext, type ReactNode, use, useCallback, useState } from 'react';

const AnnounceContext = createContext<(message: string) => void>(() => {});

/** Holds the polite live region that tells those who do not see the screen what just happened. */
export function Announcer({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState('');
  // A trailing space that comes and goes makes the same words be read again.
  const announce = useCallback((text: string) => setMessage((before) => (before === text ? `${text} ` : text)), []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="visually-hidden" role="status" aria-live="polite">
        {message}
      </div>
    </AnnounceContext>
  );
}

/** Says something politely through the live region. */
export function useAnnounce(): (message: string) => void {
  return use(AnnounceContext);
}
