import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

/** People and their roles. */
export function PeoplePage() {
  return (
    <Page title="People">
      <EmptyState title="This screen is being built" />
    </Page>
  );
}
