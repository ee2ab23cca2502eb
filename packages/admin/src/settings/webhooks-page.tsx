import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

/** Addresses that are told of changes. */
export function WebhooksPage() {
  return (
    <Page title="Webhooks">
      <EmptyState title="This screen is being built" />
    </Page>
  );
}
