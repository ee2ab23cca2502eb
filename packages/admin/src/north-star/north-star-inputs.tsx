import { graphql } from '../gql/gql.ts';
import type { NorthStarInputPartsFragment } from '../gql/graphql.ts';
import { ItemLink } from '../roadmap/item-link.tsx';
import { StatusIcon } from '../roadmap/labels.tsx';
import { formatCount, formatNumber } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import classes from './north-star.module.css';

export const NorthStarInputParts = graphql(`
  fragment NorthStarInputParts on NorthStarInput {
    id
    belief
    target
    personWeeks
    metric {
      id
      name
      unit
      latest {
        id
        value
      }
    }
    items(first: 10) {
      totalCount
      nodes {
        id
        identifier
        title
        status
      }
    }
  }
`);

/** The levers of the North Star, and the work that pulls each. */
export function NorthStarInputs({ inputs }: { inputs: NorthStarInputPartsFragment[] }) {
  return (
    <Section title="Inputs that we can move">
      <ul className={classes.plain}>
        {inputs.map(({ id, belief, target, metric, items }) => (
          <li key={id} className={classes.input}>
            <div className={classes.line}>
              <strong>{metric.name}</strong>
              <span className={classes.note}>
                {metric.latest ? formatNumber(metric.latest.value) : 'not measured'}
                {target !== null && ` → ${formatNumber(target)}`} {metric.unit}
              </span>
            </div>
            <p>{belief}</p>
            {items.totalCount === 0 && <p className={classes.note}>No item moves it yet.</p>}
            <ul className={classes.plain}>
              {items.nodes.map((item) => (
                <li key={item.id} className={classes.item}>
                  <StatusIcon status={item.status} size={14} />
                  <span className={classes.note}>{item.identifier}</span>
                  <ItemLink identifier={item.identifier}>{item.title}</ItemLink>
                </li>
              ))}
            </ul>
            {items.totalCount > items.nodes.length && (
              <p className={classes.note}>and {formatCount(items.totalCount - items.nodes.length)} more</p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
