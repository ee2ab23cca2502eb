import { IconCalendarDue } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { DecisionRowFragment } from '../gql/graphql.ts';
import { actorWords } from '../history/change-list.tsx';
import table from '../ui/data-table.module.css';
import { formatAgo, formatDate, formatInstant } from '../ui/format.ts';
import { ToneLabel } from '../ui/tone.tsx';
import { DecisionLink } from './decision-link.tsx';
import { decisionKindWords } from './decision-words.ts';
import classes from './decisions-table.module.css';
import { AgreementLabel } from './sign-offs.tsx';

/** Decisions, one a row. */
export function DecisionsTable({ decisions }: { decisions: DecisionRowFragment[] }) {
  return (
    <div className={table.scroller}>
      <table className={table.table} aria-label="Decisions">
        <thead>
          <tr>
            <th scope="col" className={table.wide}>
              Key
            </th>
            <th scope="col">Question and answer</th>
            <th scope="col" className={table.wide}>
              Kind
            </th>
            <th scope="col">Agreement</th>
            <th scope="col" className={table.wide}>
              Look at again
            </th>
            <th scope="col" className={table.wide}>
              Decided
            </th>
          </tr>
        </thead>
        <tbody>
          {decisions.map((decision) => (
            <tr key={decision.id} data-superseded={decision.supersededBy ? true : undefined}>
              <td className={`${table.wide} ${table.muted} numeric`}>{decision.identifier}</td>
              <td className={classes.question}>
                <Link to="/decisions/$identifier" params={{ identifier: decision.identifier }} className={classes.link}>
                  <bdi>{decision.question}</bdi>
                </Link>
                <div className={classes.outcome}>
                  <bdi>{decision.outcome}</bdi>
                  {decision.supersededBy && (
                    <>
                      {' '}
                      Superseded by <DecisionLink identifier={decision.supersededBy.identifier} />.
                    </>
                  )}
                </div>
              </td>
              <td className={table.wide}>{decisionKindWords[decision.kind]}</td>
              <td className={classes.agreement}>
                <AgreementLabel subject={decision} />
              </td>
              <td className={table.wide}>
                {decision.dueForRevisit ? (
                  <ToneLabel tone="progress" icon={<IconCalendarDue size={15} />}>
                    Due{decision.revisitOn && ` since ${formatDate(decision.revisitOn)}`}
                  </ToneLabel>
                ) : decision.revisitOn ? (
                  formatDate(decision.revisitOn)
                ) : (
                  <span className={table.muted}>–</span>
                )}
              </td>
              <td className={`${table.wide} ${classes.decided}`}>
                <time dateTime={decision.decidedAt} title={formatInstant(decision.decidedAt)}>
                  {formatAgo(decision.decidedAt)}
                </time>
                <div className={classes.outcome}>
                  <bdi>{actorWords(decision.decidedBy)}</bdi>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
