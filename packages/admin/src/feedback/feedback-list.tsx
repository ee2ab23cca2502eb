import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../app/session.tsx';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import { formatCount, formatDate } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { LoadingRows } from '../ui/states.tsx';
import classes from './theme-page.module.css';

const ThemeFeedbackDocument = graphql(`
  query ThemeFeedback($slug: String!, $first: Int!) {
    theme(slug: $slug) {
      id
      feedback(first: $first) {
        totalCount
        nodes {
          id
          title
          body
          source
          submittedAt
          importance
          customer {
            id
            name
          }
        }
      }
    }
  }
`);

const step = 20;
const importanceWords = { NICE_TO_HAVE: 'nice to have', IMPORTANT: 'important', CRITICAL: 'critical' };

/** What people wrote about a theme, newest first. */
export function FeedbackList({ slug }: { slug: string }) {
  const { may } = useSession();
  const [first, setFirst] = useState(step);
  const { data, loading } = useLiveQuery(ThemeFeedbackDocument, { slug, first });
  const feedback = data?.theme?.feedback;
  if (!may('READ_FEEDBACK')) {
    return (
      <Section title="Feedback">
        <p className={classes.none}>Your role reads the counts, not the texts.</p>
      </Section>
    );
  }
  return (
    <Section title="Feedback">
      {loading && <LoadingRows rows={6} label="Loading the feedback" />}
      {feedback?.totalCount === 0 && <p className={classes.none}>Nobody has written about it yet.</p>}
      <ul className={classes.plain}>
        {feedback?.nodes.map(({ id, title, body, source, submittedAt, importance, customer }) => (
          <li key={id} className={classes.entry}>
            {title && title !== body && <div className={classes.entryTitle}>{title}</div>}
            <p className={classes.text}>{body.length > 600 ? `${body.slice(0, 600)}…` : body}</p>
            <p className={classes.meta}>
              {[customer?.name, formatDate(submittedAt), source, importanceWords[importance]]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {feedback && feedback.nodes.length < feedback.totalCount && first < 100 && (
        <Button variant="default" size="xs" mt="xs" onClick={() => setFirst(Math.min(100, first + step))}>
          Show more of {formatCount(feedback.totalCount)}
        </Button>
      )}
    </Section>
  );
}
