import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { graphql } from '../gql/gql.ts';
import type { ChangePartsFragment } from '../gql/graphql.ts';
import { formatAgo, formatInstant } from '../ui/format.ts';
import classes from './change-list.module.css';
import { fieldWords, nothing, typeWords, valueWords, viaWords } from './change-words.ts';

export const ChangeParts = graphql(`
  fragment ChangeParts on ChangeEvent {
    id
    kind
    at
    via
    field
    before
    after
    reason
    subjectType
    subjectLabel
    actor {
      __typename
      ... on Person {
        id
        name
      }
      ... on ApiToken {
        id
        name
      }
    }
    decision {
      id
      identifier
    }
  }
`);

const done = { CREATED: 'made', UPDATED: 'changed', DELETED: 'deleted' };
const found = { CREATED: 'found', UPDATED: 'changed', DELETED: 'no longer finds' };

/** Who did something, a token said as one; the service itself where nobody did. */
export function actorWords(actor: ChangePartsFragment['actor']): string {
  if (!actor) return 'Waymark';
  return actor.__typename === 'ApiToken' ? `${actor.name} (token)` : actor.name;
}

/** Changes, the newest first, each with what was before and after; `named` says of what, where it is not plain. */
export function ChangeList({ changes, named = false }: { changes: ChangePartsFragment[]; named?: boolean }) {
  return (
    <ol className={classes.list}>
      {changes.map((change) => (
        <li key={change.id} className={classes.change}>
          <div>
            <span className={classes.who}>{actorWords(change.actor)}</span>{' '}
            {(change.subjectType === 'Finding' ? found : done)[change.kind]}{' '}
            {change.field !== null && <span className={classes.field}>{fieldWords(change.field)}</span>}
            {(named || change.field === null) && (
              <>
                {change.field !== null && ' of '}
                <bdi>{change.subjectLabel}</bdi>{' '}
                <span className={classes.quiet}>({typeWords(change.subjectType).toLowerCase()})</span>
              </>
            )}{' '}
            <span className={classes.quiet}>
              {change.actor && viaWords(change.via)}{' '}
              <time dateTime={change.at} title={formatInstant(change.at)}>
                {formatAgo(change.at)}
              </time>
            </span>
          </div>
          {change.field !== null && (
            <div className={classes.values}>
              {valueWords(change.before) !== nothing && (
                <del>
                  <bdi>{valueWords(change.before)}</bdi>
                </del>
              )}
              <span aria-hidden> → </span>
              <ins>
                <bdi>{valueWords(change.after)}</bdi>
              </ins>
            </div>
          )}
          {(change.reason || change.decision) && (
            <div className={classes.quiet}>
              {change.reason && `“${change.reason}” `}
              {change.decision && (
                <Anchor
                  inherit
                  renderRoot={(props) => (
                    <Link
                      to="/decisions/$identifier"
                      params={{ identifier: change.decision?.identifier ?? '' }}
                      {...props}
                    />
                  )}
                >
                  {change.decision.identifier}
                </Anchor>
              )}
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
