import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

/** One decision. */
export function DecisionPage() {
  return (
    <Page title="Decision">
      <EmptyState title="This screen is being built" />
    </Page>
  );
}
