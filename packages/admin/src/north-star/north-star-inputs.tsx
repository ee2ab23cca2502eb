import { graphql } from '../gql/gql.ts';
import type { Level, NorthStarInputPartsFragment } from '../gql/graphql.ts';
import { ItemLink } from '../roadmap/item-link.tsx';
import { StatusIcon } from '../roadmap/labels.tsx';
import table from '../ui/data-table.module.css';
import { formatCount, formatNumber } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { Measured } from './measured.tsx';
import classes from './north-star.module.css';

export const NorthStarInputParts = graphql(`
  fragment NorthStarInputParts on NorthStarInput {
    id
    belief
    target
    personWeeks
    metric {
      ...MeasuredParts
    }
    items(first: 25) {
      totalCount
      nodes {
        id
        identifier
        title
        status
        alignments {
          id
          rationale
          expectedDelta
          observedDelta
          confidence
          input {
            id
          }
        }
      }
    }
  }
`);

const levelWords: Record<Level, string> = { LOW: 'Low', MEDIUM: 'Medium', HIGH: 'High' };
const signed = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : `${value > 0 ? '+' : ''}${formatNumber(value)}`;

/** The levers of the North Star: why each, where it stands, and the work that pulls it with what that was to move. */
export function NorthStarInputs({ inputs }: { inputs: NorthStarInputPartsFragment[] }) {
  return (
    <Section title="Inputs that we can move">
      {inputs.map((input) => (
        <Lever key={input.id} input={input} />
      ))}
    </Section>
  );
}

function Lever({ input }: { input: NorthStarInputPartsFragment }) {
  const { metric, belief, target, personWeeks, items } = input;
  return (
    <section className={classes.input} aria-label={metric.name}>
      <div className={classes.line}>
        <h3 className={classes.inputName}>{metric.name}</h3>
        <Measured metric={metric} target={target} />
      </div>
      <p className={classes.belief}>{belief}</p>
      <p className={classes.note}>
        {items.totalCount === 0
          ? 'No item moves it yet.'
          : `${formatCount(items.totalCount)} ${items.totalCount === 1 ? 'item' : 'items'}, ${formatNumber(personWeeks)} open person-weeks`}
      </p>
      {items.nodes.length > 0 && (
        <div className={classes.tableScroll}>
          <table className={`${table.table} ${classes.items}`} aria-label={`Items that move ${metric.name}`}>
            <thead>
              <tr>
                <th scope="col">Item</th>
                <th scope="col" className={table.end}>
                  Expected
                </th>
                <th scope="col" className={table.end}>
                  Observed
                </th>
                <th scope="col" className={table.wide}>
                  Confidence
                </th>
              </tr>
            </thead>
            <tbody>
              {items.nodes.map((item) => {
                const alignment = item.alignments.find((each) => each.input.id === input.id);
                return (
                  <tr key={item.id} title={alignment?.rationale}>
                    <td className={classes.itemCell}>
                      <StatusIcon status={item.status} size={14} />
                      <span className={classes.note}>{item.identifier}</span>
                      <ItemLink identifier={item.identifier} className={classes.itemTitle}>
                        {item.title}
                      </ItemLink>
                    </td>
                    <td className={table.end}>{signed(alignment?.expectedDelta)}</td>
                    <td className={table.end}>{signed(alignment?.observedDelta)}</td>
                    <td className={`${table.wide} ${table.muted}`}>
                      {alignment ? levelWords[alignment.confidence] : '–'}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {items.totalCount > items.nodes.length && (
        <p className={classes.note}>The first {formatCount(items.nodes.length)} in rank order.</p>
      )}
    </section>
  );
}
