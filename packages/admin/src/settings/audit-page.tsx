import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

/** Who changed what. */
export function AuditPage() {
  return (
    <Page title="Audit">
      <EmptyState title="This screen is being built" />
    </Page>
  );
}
