import { Switch } from '@mantine/core';
import { IconSnowflake } from '@tabler/icons-react';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import type { SloRelation } from '../gql/graphql.ts';
import { formatShare } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { ToneLabel } from '../ui/tone.tsx';
import classes from './item-panel.module.css';
import { touchesNoSloPart } from './item-parts.ts';
import { chooser, type Saving } from './item-properties.tsx';
import type { ItemDetail } from './item-query.ts';

const SloLinksDocument = graphql(`
  query ItemSloLinks($identifier: String!) {
    roadmapItem(identifier: $identifier) {
      id
      slos {
        id
        relation
        rationale
        frozen
        slo {
          id
          slug
          name
          errorBudget {
            state
            remaining
          }
        }
      }
    }
  }
`);

const relations: Record<SloRelation, string> = {
  PROTECTS: 'protects it',
  SPENDS: 'spends its budget',
  DEPENDS_ON: 'depends on it',
};

/** How the work bears on what customers trust. */
export function SloLinksSection({ item, saving, readOnly }: { item: ItemDetail; saving: Saving; readOnly: boolean }) {
  const { data } = useLiveQuery(SloLinksDocument, { identifier: item.identifier });
  const links = data?.roadmapItem?.slos ?? [];
  return (
    <Section title="Customer trust">
      <ul className={classes.rows}>
        {links.map(({ id, slo, relation, rationale, frozen }) => (
          <li key={id}>
            <div className={classes.main}>
              <div className={classes.strong}>{slo.name}</div>
              {rationale && <div>{rationale}</div>}
              <div className={classes.note}>
                {relations[relation]}
                {slo.errorBudget.remaining !== null &&
                  ` · ${formatShare(slo.errorBudget.remaining, 1)} of the budget left`}
              </div>
            </div>
            {frozen && (
              <ToneLabel tone="info" icon={<IconSnowflake size={15} />}>
                Frozen
              </ToneLabel>
            )}
          </li>
        ))}
      </ul>
      {links.length === 0 && (
        <Switch
          size="xs"
          label="Touches no service level objective"
          description="Say so when it was considered; else its effect on trust is unknown."
          checked={item.touchesNoSlo}
          disabled={readOnly}
          onChange={(event) => chooser(saving)(touchesNoSloPart)(event.currentTarget.checked)}
        />
      )}
    </Section>
  );
}
