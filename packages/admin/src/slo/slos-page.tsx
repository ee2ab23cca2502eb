import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconGauge, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { messageOf } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { ShareMenu } from '../app/share-menu.tsx';
import { type Pages, usePages } from '../app/use-pages.ts';
import { AgreementLabel } from '../decisions/sign-offs.tsx';
import { graphql } from '../gql/gql.ts';
import type { SloRowFragment } from '../gql/graphql.ts';
import table from '../ui/data-table.module.css';
import { FilterMenu } from '../ui/filter-menu.tsx';
import { formatAgo, formatCount, formatInstant, formatShare } from '../ui/format.ts';
import { Meter } from '../ui/meter.tsx';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { BudgetLabel, budgetLooks } from './budget-label.tsx';
import { objectiveWords, windowWords } from './slo-words.ts';
import classes from './slos-page.module.css';
import { budgetStates, type SlosView, sloFilterOf } from './slos-view.ts';

export const SloRowParts = graphql(`
  fragment SloRow on ServiceLevelObjective {
    ...AgreementParts
    slug
    name
    objective
    window
    windowType
    userJourney
    service {
      id
      name
    }
    errorBudget {
      state
      remaining
      attainment
      coverage
      measuredThrough
      exhaustsAt
    }
  }
`);

const SlosDocument = graphql(`
  query Slos($filter: SloFilter, $after: String) {
    slos(filter: $filter, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...SloRow
      }
    }
  }
`);

const SloForm = lazy(() => import('./slo-form.tsx').then(({ SloForm: Form }) => ({ default: Form })));

/** The objectives that product and engineering keep together, and what is left of each budget. */
export function SlosPage() {
  const view = useSearch({ from: '/shell/slos' });
  const navigate = useNavigate({ from: '/slos' });
  const { may } = useSession();
  const [creating, setCreating] = useState(false);
  const [search, setSearch] = useState(view.search ?? '');
  const filter = sloFilterOf(view);
  const pages = usePages(SlosDocument, { filter }, (data) => data.slos);
  const change = (part: Partial<SlosView>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const apply = useDebouncedCallback((text: string) => change({ search: text.trim() || undefined }), 200);
  return (
    <Page
      title="Service levels"
      aside={!pages.loading && <span className="numeric">{formatCount(pages.totalCount)}</span>}
      actions={
        <>
          <ShareMenu
            document={SlosDocument}
            variables={{ filter }}
            fileName="service-levels"
            rows={() => sloRows(pages.nodes)}
          />
          {may('PLAN') && (
            <Button leftSection={<IconPlus size={15} />} onClick={() => setCreating(true)}>
              New objective
            </Button>
          )}
        </>
      }
      toolbar={
        <>
          <TextInput
            size="xs"
            aria-label="Search objectives"
            placeholder="Search"
            leftSection={<IconSearch size={14} aria-hidden />}
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              apply(event.currentTarget.value);
            }}
          />
          <FilterMenu
            label="Budget"
            choices={budgetStates.map((value) => ({ value, label: budgetLooks[value].word }))}
            chosen={view.state}
            onChange={(state) => change({ state })}
          />
          <FilterMenu
            label="Funded"
            single
            choices={[
              { value: 'yes', label: 'Committed work protects it' },
              { value: 'no', label: 'Nothing protects it' },
            ]}
            chosen={view.funded && [view.funded]}
            onChange={(chosen) => change({ funded: chosen?.[0] })}
          />
        </>
      }
      bleed
    >
      <Rows pages={pages} filtered={Object.keys(filter).length > 0} />
      <Suspense>{creating && <SloForm slo={null} onClose={() => setCreating(false)} />}</Suspense>
    </Page>
  );
}

function Rows({ pages, filtered }: { pages: Pages<SloRowFragment>; filtered: boolean }) {
  if (pages.loading) return <LoadingRows label="Loading the objectives" />;
  if (pages.error && pages.nodes.length === 0) {
    return <ErrorState message={messageOf(pages.error)} onRetry={() => void pages.reload()} />;
  }
  if (pages.nodes.length === 0 && filtered) {
    return <EmptyState title="No objective matches these filters">Try fewer of them.</EmptyState>;
  }
  if (pages.nodes.length === 0) {
    return (
      <EmptyState icon={<IconGauge size={24} />} title="No objectives yet">
        A service level objective says what customers can rely on, and how much may go wrong before risky work stops.
        Write the first one here, or import the definitions that you have in OpenSLO, Sloth or Pyrra.
      </EmptyState>
    );
  }
  return (
    <div className={table.scroller}>
      <table className={table.table} aria-label="Service level objectives">
        <thead>
          <tr>
            <th scope="col">Objective</th>
            <th scope="col" className={table.wide}>
              Service
            </th>
            <th scope="col" className={table.wide}>
              Promise
            </th>
            <th scope="col" className={`${table.end} ${table.wide}`}>
              Attained
            </th>
            <th scope="col">Budget</th>
            <th scope="col" className={table.end}>
              Left
            </th>
            <th scope="col" className={table.wide}>
              Agreement
            </th>
            <th scope="col" className={`${table.end} ${table.wide}`}>
              Measured
            </th>
          </tr>
        </thead>
        <tbody>
          {pages.nodes.map((slo) => (
            <SloLine key={slo.id} slo={slo} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SloLine({ slo }: { slo: SloRowFragment }) {
  const { errorBudget: budget } = slo;
  const { state, remaining, attainment, coverage, measuredThrough, exhaustsAt } = budget;
  return (
    <tr>
      <td className={classes.name}>
        <Link to="/slos/$slug" params={{ slug: slo.slug }} className={classes.strong}>
          <bdi>{slo.name}</bdi>
        </Link>
        {slo.userJourney && <div className={classes.journey}>{slo.userJourney}</div>}
      </td>
      <td className={table.wide}>{slo.service.name}</td>
      <td className={`${table.wide} numeric`}>
        {objectiveWords(slo.objective)} {windowWords(slo.window, slo.windowType)}
      </td>
      <td className={`${table.end} ${table.wide}`}>{attainment === null ? '–' : formatShare(attainment, 3)}</td>
      <td className={classes.state}>
        <BudgetLabel state={state} />
        {state === 'AT_RISK' && exhaustsAt && <div className={classes.journey}>runs out {formatAgo(exhaustsAt)}</div>}
      </td>
      <td className={table.end}>
        {remaining === null ? '–' : formatShare(remaining, 1)}
        {remaining !== null && <Meter value={remaining} tone={budgetLooks[state].tone} />}
      </td>
      <td className={table.wide}>
        <AgreementLabel subject={slo} />
      </td>
      <td className={`${table.end} ${table.wide} ${table.muted}`}>
        {formatShare(coverage)}
        {measuredThrough && <div className={classes.journey}>to {formatInstant(measuredThrough)}</div>}
      </td>
    </tr>
  );
}

/** The objectives as the lines of a file. */
function sloRows(slos: SloRowFragment[]): unknown[][] {
  const heads = ['Objective', 'Service', 'Target', 'Window', 'Attained', 'State', 'Left', 'Coverage', 'Agreed'];
  return [
    heads,
    ...slos.map(({ name, service, objective, window, errorBudget, agreed }) => [
      name,
      service.name,
      objective,
      window,
      errorBudget.attainment,
      errorBudget.state,
      errorBudget.remaining,
      errorBudget.coverage,
      agreed ? 'yes' : 'no',
    ]),
  ];
}
