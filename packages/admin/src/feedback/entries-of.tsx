import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useGrowingList } from '../app/use-growing-list.ts';
import { graphql } from '../gql/gql.ts';
import { formatCount, formatDate } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { LoadingRows } from '../ui/states.tsx';
import { excerptOf } from './excerpt.ts';
import { importanceWords } from './feedback-words.ts';
import classes from './theme-page.module.css';
import type { QueueEntry } from './triage-query.ts';

/** A page of entries with the words that were kept of them. */
const EntriesDocument = graphql(`
  query FeedbackEntries($filter: FeedbackFilter!, $after: String) {
    feedback(filter: $filter, orderBy: { by: SUBMITTED_AT, direction: DESC }, first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...QueueEntry
        themes {
          quote
          theme {
            id
            slug
          }
        }
      }
    }
  }
`);

interface EntriesOfProps {
  /** Whose, or of which theme. */
  filter: { customerId: string[] } | { themeSlug: string[] };
  empty: string;
  actions?: ReactNode;
  /** Draws what stands before each entry, such as a box to tick. */
  before?: (entry: QueueEntry) => ReactNode;
}

/** What people wrote, newest first, each leading to triage. */
export function EntriesOf({ filter, empty, actions, before }: EntriesOfProps) {
  const list = useGrowingList(EntriesDocument, { filter }, ({ feedback }) => feedback);
  return (
    <Section title={list.loading ? 'Feedback' : `Feedback (${formatCount(list.totalCount)})`} actions={actions}>
      {list.loading && <LoadingRows rows={6} label="Loading the feedback" />}
      {!list.loading && list.nodes.length === 0 && <p className={classes.none}>{empty}</p>}
      <ul className={classes.plain}>
        {list.nodes.map((entry) => {
          const { id, title, body, source, submittedAt, importance, customer } = entry;
          const words = excerptOf(body, 600);
          const quotes = entry.themes.flatMap(({ quote }) => quote ?? []);
          return (
            <li key={id} className={classes.entry}>
              {before?.(entry)}
              <div className={classes.entryText}>
                <Link
                  to="/triage"
                  search={{ queue: 'all', ...addressOf(filter), entry: id }}
                  className={classes.entryLink}
                >
                  {title && title !== words && (
                    <span className={classes.entryTitle} dir="auto">
                      {title}
                    </span>
                  )}
                  <span className={classes.text} dir="auto">
                    {words || 'No words'}
                  </span>
                </Link>
                {quotes.map((quote) => (
                  <blockquote key={quote} className={classes.quote} dir="auto">
                    {quote}
                  </blockquote>
                ))}
                <p className={classes.meta}>
                  {customer && !('customerId' in filter) && (
                    <>
                      <Link to="/customers/$id" params={{ id: customer.id }} className={classes.who}>
                        <bdi>{customer.name}</bdi>
                      </Link>{' '}
                      ·{' '}
                    </>
                  )}
                  {[formatDate(submittedAt), source, importanceWords[importance]].join(' · ')}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
      {list.more && (
        <Button variant="default" size="xs" mt="xs" onClick={list.loadMore}>
          Show more of {formatCount(list.totalCount)}
        </Button>
      )}
    </Section>
  );
}

const addressOf = (filter: EntriesOfProps['filter']) =>
  'customerId' in filter ? { customer: filter.customerId[0] } : { theme: filter.themeSlug[0] };
