import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

/** Queries against the API. */
export function ExplorerPage() {
  return (
    <Page title="API explorer">
      <EmptyState title="This screen is being built" />
    </Page>
  );
}
