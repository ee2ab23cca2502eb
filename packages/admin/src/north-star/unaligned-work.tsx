import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import { ItemLink } from '../roadmap/item-link.tsx';
import { StatusIcon } from '../roadmap/labels.tsx';
import { formatCount } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import classes from './north-star.module.css';

const UnalignedDocument = graphql(`
  query UnalignedWork {
    roadmap {
      items(filter: { open: true, aligned: false }, first: 10) {
        totalCount
        nodes {
          id
          identifier
          title
          status
        }
      }
    }
  }
`);

/** Open work that serves no input: energy taken from the objective. */
export function UnalignedWork() {
  const { data } = useLiveQuery(UnalignedDocument, {});
  const items = data?.roadmap.items;
  if (!items) return null;
  return (
    <Section title={`Unaligned work (${formatCount(items.totalCount)})`}>
      <p className={classes.note}>
        {items.totalCount === 0
          ? 'All open work serves an input.'
          : 'Open items that serve no input. Align them, or ask what they are worth.'}
      </p>
      <ul className={classes.plain}>
        {items.nodes.map((item) => (
          <li key={item.id} className={classes.item}>
            <StatusIcon status={item.status} size={14} />
            <span className={classes.note}>{item.identifier}</span>
            <ItemLink identifier={item.identifier}>{item.title}</ItemLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
