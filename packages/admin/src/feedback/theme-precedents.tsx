import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import type { DecisionKind } from '../gql/graphql.ts';
import { formatDate } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import classes from './theme-page.module.css';

const ThemePrecedentsDocument = graphql(`
  query ThemePrecedents($text: String!, $slugs: [String!]!) {
    precedents(text: $text, themeSlugs: $slugs, first: 8) {
      because
      decision {
        id
        identifier
        kind
        question
        outcome
        decidedAt
        revisitOn
        dueForRevisit
      }
    }
  }
`);

const kindWords: Record<DecisionKind, string> = {
  COMMIT: 'Committed',
  DECLINE: 'Declined',
  DEFER: 'Deferred',
  STOP: 'Stopped',
  RESCOPE: 'Rescoped',
  TRADE_OFF: 'Traded off',
  SLO_CHANGE: 'Objective changed',
  WAIVER: 'Waived',
};

/** What was decided about a theme, or about the same ask, before; a no that was given comes first. */
export function ThemePrecedents({ slug, text }: { slug: string; text: string }) {
  const { data } = useLiveQuery(ThemePrecedentsDocument, { text, slugs: [slug] });
  const precedents = [...(data?.precedents ?? [])].sort(
    (a, b) => Number(b.decision.kind === 'DECLINE') - Number(a.decision.kind === 'DECLINE'),
  );
  return (
    <Section title="Decided before">
      {data && precedents.length === 0 && <p className={classes.none}>Nothing like it was decided yet.</p>}
      <ul className={classes.plain}>
        {precedents.map(({ decision, because }) => (
          <li key={decision.id} className={classes.precedent}>
            <p>
              <strong>{kindWords[decision.kind]}</strong>{' '}
              <Anchor
                inherit
                renderRoot={(props) => (
                  <Link to="/decisions/$identifier" params={{ identifier: decision.identifier }} {...props} />
                )}
              >
                {decision.identifier}
              </Anchor>{' '}
              <span dir="auto">{decision.question}</span>
            </p>
            <p className={classes.meta}>
              {[
                formatDate(decision.decidedAt),
                decision.outcome,
                because.join(', '),
                decision.dueForRevisit
                  ? 'due for a second look'
                  : decision.revisitOn && `again on ${formatDate(decision.revisitOn)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
