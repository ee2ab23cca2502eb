import type { ReactNode } from 'react';
import classes from './board-card.module.css';
import { ItemLink } from './item-link.tsx';
import { EvidenceLabel, KindLabel, StatusIcon } from './labels.tsx';
import type { ItemRow } from './roadmap-query.ts';
import { statusWords } from './words.ts';

interface BoardCardProps {
  item: ItemRow;
  controls?: ReactNode;
  /** Held in the air. */
  lifted?: boolean;
}

/** An item in short, as the board shows it. */
export function BoardCard({ item, controls, lifted = false }: BoardCardProps) {
  return (
    <article className={classes.card} data-lifted={lifted || undefined}>
      <div className={classes.top}>
        <span className={classes.key}>{item.identifier}</span>
        <KindLabel kind={item.kind} short />
        <span className={classes.controls}>{controls}</span>
      </div>
      <h3 className={classes.title}>
        <ItemLink identifier={item.identifier} className={classes.link}>
          {item.title}
        </ItemLink>
      </h3>
      <div className={classes.facts}>
        <span className={classes.fact}>
          <StatusIcon status={item.status} size={13} />
          {statusWords[item.status]}
        </span>
        {item.evidence.level !== 'NONE' && <EvidenceLabel evidence={item.evidence} />}
        {item.target && <span className="numeric">{item.target.label}</span>}
        {item.team && <span>{item.team.name}</span>}
      </div>
    </article>
  );
}
