import { Button } from '@mantine/core';
import { IconGauge, IconPencil } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { messageOf } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { ShareMenu } from '../app/share-menu.tsx';
import { useLiveQuery } from '../app/use-live-query.ts';
import type { SloPageQuery } from '../gql/graphql.ts';
import { Page } from '../ui/page.tsx';
import { SideBySide } from '../ui/side-by-side.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { AlertsSection } from './alerts-section.tsx';
import { BudgetFigures } from './budget-figures.tsx';
import { BudgetLabel } from './budget-label.tsx';
import { BurnDownSection } from './burn-down-section.tsx';
import { ExclusionsSection } from './exclusions-section.tsx';
import { FreezeSection } from './freeze-section.tsx';
import { FundThis } from './fund-this.tsx';
import { PolicySection } from './policy-section.tsx';
import { SloFacts } from './slo-facts.tsx';
import { SloHistory } from './slo-history.tsx';
import { SloItems } from './slo-items.tsx';
import { SloDocument } from './slo-query.ts';

const SloForm = lazy(() => import('./slo-form.tsx').then(({ SloForm: Form }) => ({ default: Form })));

export type SloDetail = NonNullable<SloPageQuery['slo']>;

/** One objective: what is left of its budget, where it went, who answers for it, and what it stops. */
export function SloPage() {
  const { slug } = useParams({ from: '/shell/slos/$slug' });
  const { data, loading, error, reload } = useLiveQuery(SloDocument, { slug });
  const { may } = useSession();
  const [editing, setEditing] = useState(false);
  const slo = data?.slo;
  return (
    <Page
      title={slo?.name ?? 'Service level'}
      aside={slo && <BudgetLabel state={slo.errorBudget.state} />}
      actions={
        slo && (
          <>
            <ShareMenu document={SloDocument} variables={{ slug }} />
            {may('PLAN') && (
              <>
                <Button variant="default" leftSection={<IconPencil size={15} />} onClick={() => setEditing(true)}>
                  Edit
                </Button>
                <FundThis slug={slo.slug} name={slo.name} />
              </>
            )}
          </>
        )
      }
    >
      {loading && <LoadingRows label="Loading the objective" />}
      {!data && error && <ErrorState message={messageOf(error)} onRetry={() => void reload()} />}
      {data && !slo && (
        <EmptyState icon={<IconGauge size={24} />} title={`There is no objective ${slug}`}>
          It may have been deleted; the history keeps it.
        </EmptyState>
      )}
      {slo && (
        <SideBySide aside={<SloFacts slo={slo} />}>
          <BudgetFigures slo={slo} />
          <BurnDownSection slo={slo} />
          <AlertsSection slo={slo} />
          <PolicySection slo={slo} />
          <FreezeSection slo={slo} />
          <SloItems slo={slo} />
          <ExclusionsSection slo={slo} />
          <SloHistory slug={slo.slug} />
        </SideBySide>
      )}
      <Suspense>{slo && editing && <SloForm slo={slo} onClose={() => setEditing(false)} />}</Suspense>
    </Page>
  );
}
