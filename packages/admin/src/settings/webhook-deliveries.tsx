import { Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClock } from '@tabler/icons-react';
import { useAction } from '../app/use-action.ts';
import { useTell } from '../app/use-tell.ts';
import type { WebhooksQuery } from '../gql/graphql.ts';
import table from '../ui/data-table.module.css';
import { formatAgo, formatInstant } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { ToneLabel } from '../ui/tone.tsx';
import classes from './settings.module.css';
import { eventWords, RedeliverDocument } from './webhooks-query.ts';

type Webhook = WebhooksQuery['webhooks'][number];
type Delivery = Webhook['deliveries']['nodes'][number];

interface WebhookDeliveriesProps {
  webhook: Webhook;
  onEdit: () => void;
  onRedelivered: () => Promise<unknown>;
}

/** One webhook with the latest of what was sent to it. */
export function WebhookDeliveries({ webhook, onEdit, onRedelivered }: WebhookDeliveriesProps) {
  const { url, events, enabled, consecutiveFailures, deliveries } = webhook;
  return (
    <Section
      title={url}
      actions={
        <Button size="compact-xs" variant="subtle" aria-label={`Edit ${url}`} onClick={onEdit}>
          Edit
        </Button>
      }
    >
      <Group gap="xs" mb="xs">
        {!enabled ? (
          <ToneLabel tone="neutral" icon={<IconClock size={15} />} muted>
            Switched off
          </ToneLabel>
        ) : consecutiveFailures > 0 ? (
          <ToneLabel tone="bad" icon={<IconAlertTriangle size={15} />}>
            {consecutiveFailures === 1 ? 'The last attempt failed' : `${consecutiveFailures} attempts failed in a row`}
          </ToneLabel>
        ) : (
          <ToneLabel tone="good" icon={<IconCircleCheck size={15} />}>
            Arrives
          </ToneLabel>
        )}
        <span className={classes.quiet}>{events.map((event) => eventWords[event]).join(' · ')}</span>
      </Group>
      {deliveries.nodes.length === 0 ? (
        <p className={classes.quiet}>Nothing was sent in the last 30 days.</p>
      ) : (
        <table className={table.table} aria-label={`Deliveries to ${url}`}>
          <thead>
            <tr>
              <th scope="col">Of what</th>
              <th scope="col">Answer</th>
              <th scope="col" className={table.wide}>
                When
              </th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {deliveries.nodes.map((delivery) => (
              <DeliveryLine key={delivery.id} delivery={delivery} onRedelivered={onRedelivered} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function DeliveryLine({ delivery, onRedelivered }: { delivery: Delivery; onRedelivered: () => Promise<unknown> }) {
  const { run, busy } = useAction(RedeliverDocument);
  const tell = useTell();
  const { id, event, attempt, status, error, at, nextAttemptAt } = delivery;
  const again = async () => {
    const outcome = await run({ input: { id } });
    if (tell(outcome, 'It is sent again.')) await onRedelivered();
  };
  return (
    <tr>
      <td>{eventWords[event]}</td>
      <td className={classes.wrap}>
        {error ? (
          <ToneLabel tone="bad" icon={<IconAlertTriangle size={15} />}>
            {status ?? 'None'}
          </ToneLabel>
        ) : attempt === 0 ? (
          <span className={table.muted}>Not sent yet</span>
        ) : (
          <ToneLabel tone="good" icon={<IconCircleCheck size={15} />}>
            {status}
          </ToneLabel>
        )}
        {error && <div className={classes.quiet}>{error}</div>}
      </td>
      <td className={table.wide}>
        <time dateTime={at} title={formatInstant(at)}>
          {formatAgo(at)}
        </time>
        <div className={classes.quiet}>
          {attempt > 1 && `attempt ${attempt}`}
          {nextAttemptAt && ` next ${formatAgo(nextAttemptAt)}`}
        </div>
      </td>
      <td className={table.end}>
        <Button
          size="compact-xs"
          variant="subtle"
          loading={busy}
          aria-label={`Send again: ${eventWords[event]}, ${formatInstant(at)}`}
          onClick={() => void again()}
        >
          Send again
        </Button>
      </td>
    </tr>
  );
}
