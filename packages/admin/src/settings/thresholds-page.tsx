import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

/** The thresholds of the rules. */
export function ThresholdsPage() {
  return (
    <Page title="Thresholds">
      <EmptyState title="This screen is being built" />
    </Page>
  );
}
