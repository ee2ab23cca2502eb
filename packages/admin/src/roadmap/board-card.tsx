import { type ReactNode, use } from 'react';
import classes from './board-card.module.css';
import { MarksContext } from './change-marks.ts';
import { ItemLink } from './item-link.tsx';
import { EvidenceLabel, HealthLabel, KindLabel, StatusIcon } from './labels.tsx';
import { MarkList } from './mark-list.tsx';
import type { ItemRow } from './roadmap-query.ts';
import { statusWords } from './words.ts';

interface BoardCardProps {
  item: ItemRow;
  controls?: ReactNode;
  /** Its place among all cards, for the keys of lists. */
  place?: number;
  isSelected?: boolean;
  /** Held in the air. */
  lifted?: boolean;
}

/** An item in short, as the board shows it. */
export function BoardCard({ item, controls, place, isSelected = false, lifted = false }: BoardCardProps) {
  const marks = use(MarksContext)?.get(item.id);
  return (
    <article className={classes.card} data-selected={isSelected || undefined} data-lifted={lifted || undefined}>
      <div className={classes.top}>
        <span className={classes.key}>{item.identifier}</span>
        <KindLabel kind={item.kind} short />
        <span className={classes.controls}>{controls}</span>
      </div>
      <h3 className={classes.title}>
        <ItemLink identifier={item.identifier} row={place} className={classes.link}>
          {item.title}
        </ItemLink>
      </h3>
      <div className={classes.facts}>
        <span className={classes.fact}>
          <StatusIcon status={item.status} size={13} />
          {statusWords[item.status]}
        </span>
        {item.evidence.level !== 'NONE' && <EvidenceLabel evidence={item.evidence} />}
        {item.health && <HealthLabel health={item.health} freshness={item.healthFreshness} />}
        {item.target && <span className="numeric">{item.target.label}</span>}
        {item.team && <span>{item.team.name}</span>}
        {marks && <MarkList marks={marks} />}
      </div>
    </article>
  );
}
