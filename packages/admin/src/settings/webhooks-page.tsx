import { Button } from '@mantine/core';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { messageOf } from '../app/client.ts';
import { Guarded } from '../app/guarded.tsx';
import { useSession } from '../app/session.tsx';
import { ShareMenu } from '../app/share-menu.tsx';
import { useLiveQuery } from '../app/use-live-query.ts';
import type { WebhooksQuery } from '../gql/graphql.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import classes from './settings.module.css';
import { SettingsTabs } from './settings-tabs.tsx';
import { WebhookDeliveries } from './webhook-deliveries.tsx';
import { WebhooksDocument } from './webhooks-query.ts';

const WebhookForm = lazy(() => import('./webhook-form.tsx').then(({ WebhookForm: Form }) => ({ default: Form })));

type Webhook = WebhooksQuery['webhooks'][number];

/** Who is told of what, and whether it arrived. */
export function WebhooksPage() {
  const { may } = useSession();
  const [edited, setEdited] = useState<Webhook | 'new' | null>(null);
  return (
    <Page
      title="Webhooks"
      actions={
        <>
          <ShareMenu document={WebhooksDocument} />
          {may('MANAGE_ACCESS') && (
            <Button leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
              New webhook
            </Button>
          )}
        </>
      }
      toolbar={<SettingsTabs />}
      bleed
    >
      <Guarded permission="MANAGE_ACCESS">
        <Webhooks onEdit={setEdited} />
        <Suspense>
          {edited && <WebhookForm webhook={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
        </Suspense>
      </Guarded>
    </Page>
  );
}

function Webhooks({ onEdit }: { onEdit: (webhook: Webhook) => void }) {
  const { data, loading, error, reload } = useLiveQuery(WebhooksDocument, {});
  if (loading) return <LoadingRows label="Loading the webhooks" />;
  if (!data && error) return <ErrorState message={messageOf(error)} onRetry={() => void reload()} />;
  if (!data || data.webhooks.length === 0) {
    return (
      <EmptyState icon={<IconWebhook size={24} />} title="No webhooks yet">
        A webhook tells another service when the roadmap, a budget, an import or the findings change. Each message is
        signed and has an id, and is sent again until it arrives.
      </EmptyState>
    );
  }
  return (
    <div className={classes.list}>
      {data.webhooks.map((webhook) => (
        <WebhookDeliveries key={webhook.id} webhook={webhook} onEdit={() => onEdit(webhook)} onRedelivered={reload} />
      ))}
    </div>
  );
}
