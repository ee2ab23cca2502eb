import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import { ItemLink } from '../roadmap/item-link.tsx';
import { StatusLabel } from '../roadmap/labels.tsx';
import { Section } from '../ui/page.tsx';
import classes from './theme-page.module.css';

const ThemeItemsDocument = graphql(`
  query ThemeItems($slug: String!) {
    theme(slug: $slug) {
      id
      items(first: 50) {
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

/** The work that answers a theme. */
export function ThemeItems({ slug }: { slug: string }) {
  const { data } = useLiveQuery(ThemeItemsDocument, { slug });
  const items = data?.theme?.items.nodes;
  return (
    <Section title="Items">
      {items?.length === 0 && <p className={classes.none}>No item answers it yet.</p>}
      <ul className={classes.plain}>
        {items?.map(({ id, identifier, title, status }) => (
          <li key={id} className={classes.item}>
            <span className={classes.key}>{identifier}</span>
            <ItemLink identifier={identifier}>{title}</ItemLink>
            <span className={classes.itemState}>
              <StatusLabel status={status} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
