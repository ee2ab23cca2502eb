import { useMemo, useRef } from 'react';
import { formatCount } from '../ui/format.ts';
import { EmptyState } from '../ui/states.tsx';
import { groupsOf, type RowGroup } from './grouping.ts';
import { ItemLink } from './item-link.tsx';
import { bubbleSize, effortBands, impactLevels, matrixOf } from './matrix.ts';
import classes from './roadmap-matrix.module.css';
import type { ItemRow } from './roadmap-query.ts';
import { useListKeys } from './use-list-keys.ts';
import type { RoadmapRows } from './use-roadmap.ts';
import type { RoadmapView } from './view.ts';
import { evidenceWords } from './words.ts';

/** Impact against effort; the more customers speak for an item, the larger its bubble. */
export function RoadmapMatrix({ view, rows }: { view: RoadmapView; rows: RoadmapRows }) {
  const container = useRef<HTMLDivElement>(null);
  const groups = useMemo(
    () => groupsOf(rows.nodes, view.group).map((group) => ({ ...group, ...matrixOf(group.items) })),
    [rows.nodes, view.group],
  );
  const placed = groups.flatMap(({ cells }) => cells.flat(2));
  const unplaced = rows.nodes.filter(({ score, effort }) => !score || !effort);
  useListKeys({ container, items: placed });
  let place = 0;

  return (
    <div className={classes.scroller} ref={container}>
      {placed.length === 0 && (
        <EmptyState title="No item has both an impact and an effort yet">
          Open an item and say what it is worth and what it takes; it then finds its place here.
        </EmptyState>
      )}
      {groups
        .filter(({ cells }) => cells.flat(2).length > 0)
        .map((group) => {
          const first = place;
          place += group.cells.flat(2).length;
          return <Matrix key={group.key} group={group} cells={group.cells} first={first} />;
        })}
      {unplaced.length > 0 && (
        <details className={classes.unplaced}>
          <summary>{formatCount(unplaced.length)} without an impact or an effort</summary>
          <ul>
            {unplaced.slice(0, 200).map(({ id, identifier, title, score, effort }) => (
              <li key={id}>
                <span className={classes.key}>{identifier}</span> <ItemLink identifier={identifier}>{title}</ItemLink>{' '}
                <span className={classes.key}>
                  lacks {[!score && 'an impact', !effort && 'an effort'].filter(Boolean).join(' and ')}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Matrix({ group, cells, first }: { group: RowGroup; cells: ItemRow[][][]; first: number }) {
  let place = first;
  return (
    <table className={classes.matrix}>
      <caption className={group.label ? classes.caption : 'visually-hidden'}>
        {group.label || 'Impact against effort'}
      </caption>
      <thead>
        <tr>
          <th scope="col" className={classes.corner}>
            Impact ↓ Effort in person-weeks →
          </th>
          {effortBands.map(({ label }) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {impactLevels.map(({ label }, row) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {effortBands.map((band, column) => (
              <td key={band.label} data-worth={row < 2 && column < 2 ? true : undefined}>
                <ul className={classes.cell}>
                  {cells[row]?.[column]?.map((item) => (
                    <Bubble key={item.id} item={item} place={place++} />
                  ))}
                </ul>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bubble({ item, place }: { item: ItemRow; place: number }) {
  const { level, stats } = item.evidence;
  const size = bubbleSize(stats.customerCount);
  return (
    <li className={classes.entry}>
      <span className={classes.bubbleBox} aria-hidden>
        <span className={classes.bubble} data-kind={item.kind} style={{ width: size, height: size }} />
      </span>
      <ItemLink identifier={item.identifier} row={place} className={classes.link}>
        {item.title}
      </ItemLink>
      <span className="visually-hidden">
        evidence {evidenceWords[level].toLowerCase()}, {stats.customerCount} customers
      </span>
    </li>
  );
}
