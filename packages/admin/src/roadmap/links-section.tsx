import { Anchor } from '@mantine/core';
import { Section } from '../ui/page.tsx';
import classes from './item-panel.module.css';
import type { ItemDetail } from './item-query.ts';

/** Where the item stands in other tools; nothing when nowhere. */
export function LinksSection({ item: { links, externalRefs } }: { item: ItemDetail }) {
  if (links.length === 0 && externalRefs.length === 0) return null;
  return (
    <Section title="Elsewhere">
      <ul className={classes.rows}>
        {links.map(({ label, url }) => (
          <li key={url}>
            <Anchor href={url} target="_blank" rel="noreferrer">
              {label}
            </Anchor>
          </li>
        ))}
        {externalRefs.map(({ source, externalId }) => (
          <li key={`${source}${externalId}`} className={classes.note}>
            {source}: {externalId}
          </li>
        ))}
      </ul>
    </Section>
  );
}
