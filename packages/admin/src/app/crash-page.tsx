import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState } from '../ui/states.tsx';

/** Shown where a screen failed; a reload starts it afresh. */
export function CrashPage({ error }: ErrorComponentProps) {
  return (
    <main>
      <ErrorState
        message={error instanceof Error ? error.message : String(error)}
        onRetry={() => window.location.reload()}
      />
    </main>
  );
}
