import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import { ItemLink } from '../roadmap/item-link.tsx';
import { StatusIcon } from '../roadmap/labels.tsx';
import { formatCount, formatNumber, formatShare } from '../ui/format.ts';
import { Meter } from '../ui/meter.tsx';
import { Section } from '../ui/page.tsx';
import classes from './north-star.module.css';

const UnalignedDocument = graphql(`
  query UnalignedWork {
    roadmap {
      groups(by: KIND, filter: { open: true, aligned: false }) {
        key
        count
        personWeeks
      }
      items(filter: { open: true, aligned: false }, first: 25) {
        totalCount
        nodes {
          id
          identifier
          title
          status
          effort {
            likely
          }
        }
      }
    }
  }
`);

/** Open work that serves no input, with what it costs: energy taken from the objective. */
export function UnalignedWork({ alignedShare }: { alignedShare: number | null }) {
  const { data } = useLiveQuery(UnalignedDocument, {});
  if (!data) return null;
  const { items, groups } = data.roadmap;
  const weeks = groups.reduce((sum, { personWeeks }) => sum + personWeeks, 0);
  return (
    <Section title={`Unaligned work (${formatCount(items.totalCount)})`}>
      {alignedShare !== null && (
        <div className={classes.share}>
          <Meter value={alignedShare} tone="accent" />
          <p>
            <strong>{formatShare(alignedShare)}</strong> of the open person-weeks serve an input
            {weeks > 0 && (
              <>
                ; <strong>{formatNumber(weeks)}</strong> serve none
              </>
            )}
            .
          </p>
        </div>
      )}
      <p className={classes.note}>
        {items.totalCount === 0
          ? 'All open work serves an input.'
          : 'Open items that serve no input. Align them, or ask what they are worth.'}
      </p>
      <ul className={classes.plain}>
        {items.nodes.map(({ id, identifier, title, status, effort }) => (
          <li key={id} className={classes.item}>
            <StatusIcon status={status} size={14} />
            <span className={classes.note}>{identifier}</span>
            <ItemLink identifier={identifier} className={classes.itemTitle}>
              {title}
            </ItemLink>
            <span className={classes.cost}>{effort ? `${formatNumber(effort.likely)} weeks` : 'no estimate'}</span>
          </li>
        ))}
      </ul>
      {items.totalCount > items.nodes.length && (
        <p className={classes.note}>and {formatCount(items.totalCount - items.nodes.length)} more</p>
      )}
    </Section>
  );
}
