import { useSession } from '../app/session.tsx';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import { formatCompact, formatCount, formatDate } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { LoadingRows } from '../ui/states.tsx';
import classes from './item-panel.module.css';
import { EvidenceLabel } from './labels.tsx';

const EvidenceDocument = graphql(`
  query ItemEvidence($identifier: String!) {
    roadmapItem(identifier: $identifier) {
      id
      evidence {
        level
        stale
        stats {
          feedbackCount
          customerCount
          internalTeamCount
          criticalCount
          annualRevenue
          lastSeenAt
        }
        quotes(first: 5) {
          quote
          theme {
            id
            name
          }
          feedback {
            id
            title
            body
            submittedAt
            customer {
              id
              name
            }
          }
        }
        awaiting(first: 8) {
          totalCount
          nodes {
            id
            name
          }
        }
      }
    }
  }
`);

/** What customers say for the item; those who may not read texts see the counts. */
export function EvidenceSection({ identifier }: { identifier: string }) {
  const { may } = useSession();
  const { data, loading } = useLiveQuery(EvidenceDocument, { identifier });
  const evidence = data?.roadmapItem?.evidence;
  if (loading) {
    return (
      <Section title="Evidence">
        <LoadingRows rows={3} label="Loading the evidence" />
      </Section>
    );
  }
  if (!evidence) return null;
  const { stats, quotes, awaiting } = evidence;
  return (
    <Section title="Evidence" actions={<EvidenceLabel evidence={evidence} />}>
      {stats.feedbackCount === 0 ? (
        <p className={classes.none}>Nobody has asked for it yet. Link a theme of feedback above.</p>
      ) : (
        <>
          <p className={classes.note}>
            {formatCount(stats.feedbackCount)} entries · {formatCount(stats.customerCount)} customers
            {stats.internalTeamCount > 0 && ` (${formatCount(stats.internalTeamCount)} internal teams)`} ·{' '}
            {formatCount(stats.criticalCount)} critical · {formatCompact(stats.annualRevenue)} a year
            {stats.lastSeenAt && ` · last ${formatDate(stats.lastSeenAt)}`}
          </p>
          {quotes.map(({ quote, theme, feedback }) => (
            <figure key={`${feedback.id}${theme.id}`} style={{ margin: '0.75rem 0 0' }}>
              <blockquote className={classes.quote}>
                {quote ?? feedback.title ?? feedback.body.slice(0, 240)}
              </blockquote>
              <figcaption className={classes.note}>
                {[feedback.customer?.name, theme.name, formatDate(feedback.submittedAt)].filter(Boolean).join(' · ')}
              </figcaption>
            </figure>
          ))}
          {!may('READ_FEEDBACK') && <p className={classes.note}>Your role reads the counts, not the texts.</p>}
          {awaiting.nodes.length > 0 && (
            <p className={classes.note}>
              Waiting for it: {awaiting.nodes.map(({ name }) => name).join(', ')}
              {awaiting.totalCount > awaiting.nodes.length &&
                ` and ${formatCount(awaiting.totalCount - awaiting.nodes.length)} more`}
            </p>
          )}
        </>
      )}
    </Section>
  );
}
