import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { ComparisonQuery } from '../gql/graphql.ts';
import { formatDate } from '../ui/format.ts';
import { summaryOf } from './comparison.ts';
import { ItemLink } from './item-link.tsx';
import classes from './past-strip.module.css';

interface PastStripProps {
  asOf: string;
  comparison: ComparisonQuery['roadmap']['compare'] | undefined;
  onBack: () => void;
}

/** Says which day is shown and what changed since; what is new since is named, for it has no place in the past. */
export function PastStrip({ asOf, comparison, onBack }: PastStripProps) {
  return (
    <section className={classes.strip} aria-label="Time travel">
      <div className={classes.line}>
        <IconHistory size={16} aria-hidden />
        <strong>As it was on {formatDate(asOf)}</strong>
        <span role="status">{comparison ? summaryOf(comparison) : 'Comparing with now…'}</span>
        <Button size="compact-xs" variant="default" onClick={onBack}>
          Back to now
        </Button>
      </div>
      {comparison && comparison.added.length > 0 && (
        <details className={classes.added}>
          <summary>Added since ({comparison.added.length})</summary>
          <ul>
            {comparison.added.map(({ id, identifier, title }) => (
              <li key={id}>
                {identifier} <ItemLink identifier={identifier}>{title}</ItemLink>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
