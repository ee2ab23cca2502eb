import { Anchor, Button, Group } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { messageOf } from '../app/client.ts';
import { Guarded } from '../app/guarded.tsx';
import { useSession } from '../app/session.tsx';
import { ShareMenu } from '../app/share-menu.tsx';
import { useLiveQuery } from '../app/use-live-query.ts';
import { ItemLink } from '../roadmap/item-link.tsx';
import { StatusLabel } from '../roadmap/labels.tsx';
import { formatCount } from '../ui/format.ts';
import { formatMoney } from '../ui/money.ts';
import { Page, Section } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { type CustomerDetail, CustomerDocument } from './customers-query.ts';
import { EditCustomer } from './edit-customer.tsx';
import { EntriesOf } from './entries-of.tsx';
import { EraseDialog } from './erase.tsx';
import { customerKindWords } from './feedback-words.ts';
import { MergeCustomers } from './merge-customers.tsx';
import classes from './theme-page.module.css';

/** One customer: what it is to us, what it said, and what it waits for. */
export function CustomerPage() {
  const { id } = useParams({ from: '/shell/customers/$id' });
  const { data, loading, error, reload } = useLiveQuery(CustomerDocument, { id });
  if (data?.customer) return <CustomerView key={data.customer.id} customer={data.customer} />;
  return (
    <Page title="Customer">
      <Guarded permission="READ_FEEDBACK">
        {loading && <LoadingRows label="Loading the customer" />}
        {error && <ErrorState message={messageOf(error)} onRetry={() => void reload()} />}
        {!loading && !error && (
          <EmptyState title="There is no such customer">
            <Anchor component={Link} to="/customers">
              See all customers
            </Anchor>
          </EmptyState>
        )}
      </Guarded>
    </Page>
  );
}

function CustomerView({ customer }: { customer: CustomerDetail }) {
  const { may } = useSession();
  const [dialog, setDialog] = useState<'edit' | 'merge' | 'erase' | null>(null);
  const { name, kind, segment, annualRevenue, currency, itemsAwaited, mergedFrom, externalRefs } = customer;
  const close = () => setDialog(null);
  return (
    <Page
      title={name}
      aside={[customerKindWords[kind], segment].filter(Boolean).join(' · ')}
      actions={
        <Group gap="xs">
          <ShareMenu document={CustomerDocument} variables={{ id: customer.id }} />
          {may('MANAGE_ACCESS') && (
            <Button variant="subtle" color="red" onClick={() => setDialog('erase')}>
              Erase…
            </Button>
          )}
          {may('PLAN') && (
            <>
              <Button variant="default" onClick={() => setDialog('merge')}>
                Merge…
              </Button>
              <Button variant="default" onClick={() => setDialog('edit')}>
                Edit
              </Button>
            </>
          )}
        </Group>
      }
    >
      <dl className={classes.facts}>
        <div>
          <dt>Revenue a year</dt>
          <dd>{annualRevenue === null ? 'not known' : formatMoney(annualRevenue, currency)}</dd>
        </div>
        <div>
          <dt>Waits for</dt>
          <dd>{formatCount(itemsAwaited.totalCount)}</dd>
        </div>
        {externalRefs.length > 0 && (
          <div>
            <dt>Known as</dt>
            <dd className={classes.refs}>
              {externalRefs.map(({ source, externalId }) => `${source}: ${externalId}`).join(', ')}
            </dd>
          </div>
        )}
        {mergedFrom.length > 0 && (
          <div>
            <dt>Merged from</dt>
            <dd className={classes.refs}>{mergedFrom.map((each) => each.name).join(', ')}</dd>
          </div>
        )}
      </dl>
      <div className={classes.columns}>
        <div>
          <Section title={`Waits for (${formatCount(itemsAwaited.totalCount)})`}>
            {itemsAwaited.totalCount === 0 && <p className={classes.none}>No open item answers what it said.</p>}
            <ul className={classes.plain}>
              {itemsAwaited.nodes.map(({ id, identifier, title, status }) => (
                <li key={id} className={classes.item}>
                  <span className={classes.key}>{identifier}</span>
                  <ItemLink identifier={identifier}>{title}</ItemLink>
                  <span className={classes.itemState}>
                    <StatusLabel status={status} />
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        </div>
        <div>
          <EntriesOf filter={{ customerId: [customer.id] }} empty="It has said nothing yet." />
        </div>
      </div>
      {dialog === 'edit' && <EditCustomer customer={customer} onClose={close} />}
      {dialog === 'merge' && <MergeCustomers customer={customer} onClose={close} />}
      {dialog === 'erase' && (
        <EraseDialog
          title={`Erase ${name}`}
          explanation="Its name, what it said and what other systems call it go for good, from history and search too; the counts stay."
          input={{ customerId: customer.id }}
          onClose={close}
        />
      )}
    </Page>
  );
}
