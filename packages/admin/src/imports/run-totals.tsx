import type { ImportRunPartsFragment } from '../gql/graphql.ts';
import { formatCount } from '../ui/format.ts';
import classes from './imports.module.css';

const words: [key: keyof ImportRunPartsFragment['totals'], label: string, always?: boolean][] = [
  ['rows', 'Rows', true],
  ['created', 'New', true],
  ['updated', 'Updated', true],
  ['unchanged', 'Unchanged', true],
  ['duplicate', 'Duplicates'],
  ['failed', 'Failed', true],
  ['warnings', 'Warnings'],
  ['themesCreated', 'New themes'],
  ['customersCreated', 'New customers'],
];

/** A run in numbers. */
export function RunTotals({ totals }: { totals: ImportRunPartsFragment['totals'] }) {
  return (
    <dl className={classes.totals}>
      {words
        .filter(([key, , always]) => always || totals[key] > 0)
        .map(([key, label]) => (
          <div key={key} data-bad={(key === 'failed' && totals.failed > 0) || undefined}>
            <dt>{label}</dt>
            <dd>{formatCount(totals[key])}</dd>
          </div>
        ))}
    </dl>
  );
}
