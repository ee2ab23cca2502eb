import { notifications } from '@mantine/notifications';
import { lazy, Suspense } from 'react';
import type { FindingPartsFragment } from '../gql/graphql.ts';
import { waiverOf } from './waiver.ts';

const RecordDecision = lazy(() =>
  import('../decisions/record-decision.tsx').then(({ RecordDecision: Dialog }) => ({ default: Dialog })),
);

/** Sets a finding aside by a decision, filled in to go on with; it holds once both sides have signed it. */
export function Waive({ finding, onClose }: { finding: FindingPartsFragment; onClose: () => void }) {
  return (
    <Suspense>
      <RecordDecision
        prefill={waiverOf(finding) ?? {}}
        onClose={onClose}
        onRecorded={({ identifier }) => {
          notifications.show({
            message: `${identifier} is recorded. It holds once product and engineering have signed.`,
          });
          onClose();
        }}
      />
    </Suspense>
  );
}
