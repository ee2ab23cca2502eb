import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

/** Planning periods. */
export function PeriodsPage() {
  return (
    <Page title="Periods">
      <EmptyState title="This screen is being built" />
    </Page>
  );
}
