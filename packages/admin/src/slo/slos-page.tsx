import { IconGauge } from '@tabler/icons-react';
import { messageOf } from '../app/client.ts';
import { type Pages, usePages } from '../app/use-pages.ts';
import { graphql } from '../gql/gql.ts';
import type { SloRowFragment } from '../gql/graphql.ts';
import table from '../ui/data-table.module.css';
import { formatCount, formatInstant, formatShare } from '../ui/format.ts';
import { Meter } from '../ui/meter.tsx';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { BudgetLabel, budgetLooks } from './budget-label.tsx';
import { objectiveWords, windowWords } from './slo-words.ts';
import classes from './slos-page.module.css';

export const SloRowParts = graphql(`
  fragment SloRow on ServiceLevelObjective {
    id
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
  query Slos($after: String) {
    slos(first: 100, after: $after) {
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

/** The objectives that product and engineering keep together, and what is left of each budget. */
export function SlosPage() {
  const pages = usePages(SlosDocument, {}, (data) => data.slos);
  return (
    <Page
      title="Service levels"
      aside={!pages.loading && <span className="numeric">{formatCount(pages.totalCount)}</span>}
      bleed
    >
      <Rows pages={pages} />
    </Page>
  );
}

function Rows({ pages }: { pages: Pages<SloRowFragment> }) {
  if (pages.loading) return <LoadingRows label="Loading the objectives" />;
  if (pages.error && pages.nodes.length === 0) {
    return <ErrorState message={messageOf(pages.error)} onRetry={() => void pages.reload()} />;
  }
  if (pages.nodes.length === 0) {
    return (
      <EmptyState icon={<IconGauge size={24} />} title="No objectives yet">
        A service level objective says what customers can rely on, and how much may go wrong before risky work stops.
        Add services and objectives through the API: serviceSave, sloSave, sliRecord.
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
        <div className={classes.strong}>{slo.name}</div>
        {slo.userJourney && <div className={classes.journey}>{slo.userJourney}</div>}
      </td>
      <td className={table.wide}>{slo.service.name}</td>
      <td className={`${table.wide} numeric`}>
        {objectiveWords(slo.objective)} {windowWords(slo.window, slo.windowType)}
      </td>
      <td className={`${table.end} ${table.wide}`}>{attainment === null ? '–' : formatShare(attainment, 3)}</td>
      <td className={classes.state}>
        <BudgetLabel state={state} />
        {state === 'AT_RISK' && exhaustsAt && (
          <div className={classes.journey}>runs out {formatInstant(exhaustsAt)}</div>
        )}
      </td>
      <td className={table.end}>
        {remaining === null ? '–' : formatShare(remaining, 1)}
        <Meter value={remaining ?? 0} tone={budgetLooks[state].tone} />
      </td>
      <td className={`${table.end} ${table.wide} ${table.muted}`}>
        {formatShare(coverage)}
        {measuredThrough && <div className={classes.journey}>to {formatInstant(measuredThrough)}</div>}
      </td>
    </tr>
  );
}
