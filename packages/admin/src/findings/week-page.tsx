import { Button, SegmentedControl } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { messageOf } from '../app/client.ts';
import { ShareMenu } from '../app/share-menu.tsx';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import { formatInstant } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { ErrorState, LoadingRows } from '../ui/states.tsx';
import { spanOf } from './week.ts';
import { WeekSummary } from './week-summary.tsx';

export const WeekDocument = graphql(`
  query Week($since: DateTime!, $until: DateTime!) {
    roadmap(asOf: $since) {
      compare(to: $until) {
        added {
          id
          identifier
          title
          status
        }
        removed {
          id
          identifier
          title
        }
        changed {
          targetDriftDays
          statusFrom
          statusTo
          effortDeltaPersonWeeks
          item {
            id
            identifier
            title
            status
            target {
              label
            }
          }
          decisions {
            id
            identifier
          }
        }
      }
    }
    now: roadmap {
      items(filter: { health: [AT_RISK, OFF_TRACK], open: true }, first: 50) {
        nodes {
          id
          identifier
          title
          health
        }
      }
    }
    decisions(first: 50) {
      nodes {
        id
        identifier
        kind
        question
        outcome
        decidedAt
        agreed
      }
    }
    slos(filter: { budgetState: [AT_RISK, EXHAUSTED] }, first: 50) {
      nodes {
        id
        slug
        name
        errorBudget {
          state
          remaining
        }
      }
    }
    findings(severity: [CRITICAL]) {
      ...FindingParts
    }
  }
`);

/** What the last days brought, on one page for the table or the wall: changed, slipped, decided, at risk. */
export function WeekPage() {
  const { days = 7 } = useSearch({ from: '/shell/review/week' });
  const navigate = useNavigate({ from: '/review/week' });
  const span = useMemo(() => spanOf(days, Date.now()), [days]);
  const { data, loading, error, reload } = useLiveQuery(WeekDocument, span);
  return (
    <Page
      title="The week in short"
      aside={`${formatInstant(span.since)} to ${formatInstant(span.until)}`}
      actions={
        <>
          <ShareMenu document={WeekDocument} variables={span} />
          <Button variant="default" leftSection={<IconPrinter size={15} />} onClick={() => window.print()}>
            Print
          </Button>
        </>
      }
      toolbar={
        <SegmentedControl
          size="xs"
          aria-label="How far back"
          data={[
            { value: '7', label: 'A week' },
            { value: '14', label: 'Two weeks' },
            { value: '28', label: 'Four weeks' },
          ]}
          value={String(days)}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, days: Number(value) as 7 | 14 | 28 }), replace: true })
          }
        />
      }
    >
      {loading && <LoadingRows rows={12} label="Loading the week" />}
      {!data && error && <ErrorState message={messageOf(error)} onRetry={() => void reload()} />}
      {data && <WeekSummary week={data} since={span.since} />}
    </Page>
  );
}
