import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

/** The log of decisions. */
export function DecisionsPage() {
  return (
    <Page title="Decisions">
      <EmptyState title="This screen is being built" />
    </Page>
  );
}
