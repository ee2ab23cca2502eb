import { Button } from '@mantine/core';
import { IconStar } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { messageOf } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { ShareMenu } from '../app/share-menu.tsx';
import { useLiveQuery } from '../app/use-live-query.ts';
import { AgreementLabel } from '../decisions/sign-offs.tsx';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { NorthStarDocument } from './north-star-query.ts';
import { NorthStarView } from './north-star-view.tsx';

const NorthStarForm = lazy(() => import('./north-star-form.tsx').then((part) => ({ default: part.NorthStarForm })));
const RecordValue = lazy(() => import('./record-value.tsx').then((part) => ({ default: part.RecordValue })));

/** The one objective that all work toward: the statement, the metric, and the inputs that move it. */
export function NorthStarPage() {
  const { data, loading, error, reload } = useLiveQuery(NorthStarDocument, {});
  const { may } = useSession();
  const [dialog, setDialog] = useState<'form' | 'record' | null>(null);
  const northStar = data?.northStar ?? null;
  const close = () => setDialog(null);
  return (
    <Page
      title="North Star"
      aside={northStar && <AgreementLabel subject={northStar} />}
      actions={
        northStar && (
          <>
            <ShareMenu document={NorthStarDocument} />
            {may('MEASURE') && (
              <Button variant="default" onClick={() => setDialog('record')}>
                Record a value
              </Button>
            )}
            {may('PLAN') && (
              <Button variant="default" onClick={() => setDialog('form')}>
                Change it
              </Button>
            )}
          </>
        )
      }
    >
      {loading && <LoadingRows label="Loading the North Star" />}
      {!data && error && <ErrorState message={messageOf(error)} onRetry={() => void reload()} />}
      {data && !northStar && (
        <EmptyState
          icon={<IconStar size={24} />}
          title="No North Star is set yet"
          actions={may('PLAN') && <Button onClick={() => setDialog('form')}>Set it</Button>}
        >
          It is one statement with one metric, a target, and the inputs that a team can move. Every item then says which
          input it serves.
        </EmptyState>
      )}
      {northStar && <NorthStarView northStar={northStar} />}
      <Suspense>
        {dialog === 'form' && <NorthStarForm northStar={northStar} onClose={close} />}
        {dialog === 'record' && northStar && <RecordValue northStar={northStar} onClose={close} />}
      </Suspense>
    </Page>
  );
}
