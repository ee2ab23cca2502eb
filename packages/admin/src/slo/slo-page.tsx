import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

/** One objective with its budget. */
export function SloPage() {
  return (
    <Page title="Service level">
      <EmptyState title="This screen is being built" />
    </Page>
  );
}
