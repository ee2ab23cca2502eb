import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconUsers } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { messageOf } from '../app/client.ts';
import { Guarded } from '../app/guarded.tsx';
import { ShareMenu } from '../app/share-menu.tsx';
import { type GrowingList, useGrowingList } from '../app/use-growing-list.ts';
import type { CustomerKind } from '../gql/graphql.ts';
import table from '../ui/data-table.module.css';
import { FilterMenu } from '../ui/filter-menu.tsx';
import { formatAgo, formatCount, formatInstant } from '../ui/format.ts';
import { formatMoney } from '../ui/money.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { type CustomerRow, CustomersDocument } from './customers-query.ts';
import type { CustomersView } from './customers-view.ts';
import { customerKindWords } from './feedback-words.ts';
import classes from './themes-table.module.css';

const kinds = Object.entries(customerKindWords).map(([value, label]) => ({ value: value as CustomerKind, label }));

/** Whoever has the problems: customers, prospects, partners, and teams of one's own. */
export function CustomersPage() {
  const view = useSearch({ from: '/shell/customers' });
  const navigate = useNavigate({ from: '/customers' });
  const list = useGrowingList(
    CustomersDocument,
    { search: view.search ?? null, kind: view.kind ?? null },
    ({ customers }) => customers,
  );
  const [search, setSearch] = useState(view.search ?? '');
  const change = (part: Partial<CustomersView>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const apply = useDebouncedCallback((text: string) => change({ search: text.trim() || undefined }), 200);
  return (
    <Page
      title="Customers"
      actions={
        <ShareMenu
          document={CustomersDocument}
          variables={{ search: view.search ?? null, kind: view.kind ?? null }}
          rows={() => customerRows(list.nodes)}
          fileName="customers"
        />
      }
      aside={!list.loading && <span className="numeric">{formatCount(list.totalCount)}</span>}
      toolbar={
        <>
          <TextInput
            size="xs"
            aria-label="Search customers"
            placeholder="Search"
            data-search
            leftSection={<IconSearch size={14} aria-hidden />}
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              apply(event.currentTarget.value);
            }}
          />
          <FilterMenu label="Kind" choices={kinds} chosen={view.kind} onChange={(kind) => change({ kind })} />
        </>
      }
      bleed
    >
      <Guarded permission="READ_FEEDBACK">
        <Rows list={list} filtered={view.search !== undefined || view.kind !== undefined} />
      </Guarded>
    </Page>
  );
}

function Rows({ list, filtered }: { list: GrowingList<CustomerRow>; filtered: boolean }) {
  if (list.loading) return <LoadingRows rows={14} label="Loading the customers" />;
  if (list.error && list.nodes.length === 0) {
    return <ErrorState message={messageOf(list.error)} onRetry={list.reload} />;
  }
  if (list.nodes.length === 0) {
    return filtered ? (
      <EmptyState title="No customer matches these filters">Try fewer of them.</EmptyState>
    ) : (
      <EmptyState icon={<IconUsers size={24} />} title="No customers yet">
        They come with the feedback that names them.
      </EmptyState>
    );
  }
  return (
    <div className={table.scroller}>
      <table className={table.table} aria-label="Customers">
        <thead>
          <tr>
            <th scope="col">Customer</th>
            <th scope="col" className={table.wide}>
              Kind
            </th>
            <th scope="col" className={table.wide}>
              Segment
            </th>
            <th scope="col" className={table.end}>
              Revenue a year
            </th>
            <th scope="col" className={table.end}>
              Entries
            </th>
            <th scope="col" className={`${table.end} ${table.wide}`}>
              Waits for
            </th>
            <th scope="col" className={table.wide}>
              Last heard
            </th>
          </tr>
        </thead>
        <tbody>
          {list.nodes.map(({ id, name, kind, segment, annualRevenue, currency, feedback, itemsAwaited }) => {
            const last = feedback.nodes[0]?.submittedAt;
            return (
              <tr key={id}>
                <td className={classes.name}>
                  <Link to="/customers/$id" params={{ id }} className={classes.link}>
                    {name}
                  </Link>
                </td>
                <td className={`${table.wide} ${table.muted}`}>{customerKindWords[kind]}</td>
                <td className={`${table.wide} ${table.muted}`}>{segment ?? '–'}</td>
                <td className={table.end}>
                  {annualRevenue === null ? (
                    <span className={table.muted}>–</span>
                  ) : (
                    formatMoney(annualRevenue, currency)
                  )}
                </td>
                <td className={table.end}>{formatCount(feedback.totalCount)}</td>
                <td className={`${table.end} ${table.wide}`}>{formatCount(itemsAwaited.totalCount)}</td>
                <td className={table.wide}>
                  {last ? (
                    <time dateTime={last} title={formatInstant(last)}>
                      {formatAgo(last)}
                    </time>
                  ) : (
                    <span className={table.muted}>–</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {list.more && (
        <Button variant="default" size="xs" m="md" onClick={list.loadMore}>
          Show more of {formatCount(list.totalCount)}
        </Button>
      )}
    </div>
  );
}

const customerRows = (customers: CustomerRow[]): unknown[][] => [
  ['Customer', 'Kind', 'Segment', 'Revenue a year', 'Currency', 'Entries', 'Waits for'],
  ...customers.map(({ name, kind, segment, annualRevenue, currency, feedback, itemsAwaited }) => [
    name,
    kind,
    segment,
    annualRevenue,
    currency,
    feedback.totalCount,
    itemsAwaited.totalCount,
  ]),
];
