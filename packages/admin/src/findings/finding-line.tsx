import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.tsx';
import { DecisionLink } from '../decisions/decision-link.tsx';
import type { FindingPartsFragment } from '../gql/graphql.ts';
import { FundThis } from '../slo/fund-this.tsx';
import { formatAgo, formatInstant } from '../ui/format.ts';
import classes from './review-agenda.module.css';
import { SubjectLink } from './subject-link.tsx';
import { waiverOf } from './waiver.ts';

interface FindingLineProps {
  finding: FindingPartsFragment;
  row: number;
  onWaive: () => void;
  /** What else is to be said of it. */
  children?: ReactNode;
}

/** One finding: what is the matter, why, since when, the way there and the way to set it aside. */
export function FindingLine({ finding, row, onWaive, children }: FindingLineProps) {
  const { may } = useSession();
  const { subject, message, because, since, waivedBy } = finding;
  return (
    <li className={classes.finding} data-finding={row} data-waived={waivedBy ? true : undefined}>
      <div>
        <SubjectLink subject={subject} row={row} className={classes.message}>
          {message}
        </SubjectLink>
        <ul className={classes.because}>
          {because.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
          {since && (
            <li>
              <time dateTime={since} title={formatInstant(since)}>
                Since {formatAgo(since)}
              </time>
            </li>
          )}
          {waivedBy && (
            <li>
              Set aside by <DecisionLink identifier={waivedBy.identifier} />.
            </li>
          )}
          {children && <li>{children}</li>}
        </ul>
      </div>
      {may('PLAN') && !waivedBy && (
        <div className={classes.actions}>
          {finding.rule === 'SLO_AT_RISK_UNFUNDED' && subject.__typename === 'ServiceLevelObjective' && (
            <FundThis slug={subject.slug} name={subject.name} size="compact-xs" />
          )}
          {waiverOf(finding) && (
            <Button size="compact-xs" variant="default" aria-label={`Set aside: ${message}`} onClick={onWaive}>
              Set aside…
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
