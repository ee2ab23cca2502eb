import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

/** One item as a page. */
export function ItemPage() {
  return (
    <Page title="Item">
      <EmptyState title="This screen is being built" />
    </Page>
  );
}
