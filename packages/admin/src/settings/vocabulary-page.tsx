import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

/** The words that all share. */
export function VocabularyPage() {
  return (
    <Page title="Vocabulary">
      <EmptyState title="This screen is being built" />
    </Page>
  );
}
