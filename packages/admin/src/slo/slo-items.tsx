import { IconSnowflake } from '@tabler/icons-react';
import { ItemLink } from '../roadmap/item-link.tsx';
import { StatusIcon } from '../roadmap/labels.tsx';
import { Section } from '../ui/page.tsx';
import { ToneLabel } from '../ui/tone.tsx';
import type { SloDetail } from './slo-page.tsx';
import classes from './slo-parts.module.css';
import { relationWords } from './slo-words.ts';

/** The work that bears on the objective, by how: what protects it comes first. */
export function SloItems({ slo }: { slo: SloDetail }) {
  const relations = ['PROTECTS', 'SPENDS', 'DEPENDS_ON'] as const;
  if (slo.links.length === 0) {
    return (
      <Section title="Work">
        <p className={classes.quiet}>No item says how it bears on this objective.</p>
      </Section>
    );
  }
  return (
    <Section title="Work">
      {relations.map((relation) => {
        const links = slo.links.filter((link) => link.relation === relation);
        if (links.length === 0) return null;
        return (
          <div key={relation} className={classes.relation}>
            <h3>{relationWords[relation]}</h3>
            <ul className={classes.lines}>
              {links.map(({ id, item, rationale, frozen }) => (
                <li key={id} className={classes.item}>
                  <StatusIcon status={item.status} />
                  <div className={classes.grow}>
                    <ItemLink identifier={item.identifier}>
                      <span className={classes.quiet}>{item.identifier}</span> <bdi>{item.title}</bdi>
                    </ItemLink>
                    {rationale && (
                      <div className={classes.quiet}>
                        <bdi>{rationale}</bdi>
                      </div>
                    )}
                  </div>
                  {frozen && (
                    <ToneLabel tone="info" icon={<IconSnowflake size={15} />}>
                      Frozen
                    </ToneLabel>
                  )}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </Section>
  );
}
