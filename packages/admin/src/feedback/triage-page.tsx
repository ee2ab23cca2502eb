import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

/** Feedback that no theme holds yet, one entry after the other. */
export function TriagePage() {
  return (
    <Page title="Triage">
      <EmptyState title="This screen is being built" />
    </Page>
  );
}
