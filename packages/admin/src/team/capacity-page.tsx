import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

/** What teams can carry, period by period, and the mix of work. */
export function CapacityPage() {
  return (
    <Page title="Capacity">
      <EmptyState title="This screen is being built" />
    </Page>
  );
}
