import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

/** The agenda of the weekly review. */
export function ReviewPage() {
  return (
    <Page title="Review">
      <EmptyState title="This screen is being built" />
    </Page>
  );
}
