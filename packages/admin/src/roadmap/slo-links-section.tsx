import { Alert, Select, Switch, TextInput } from '@mantine/core';
import { IconSnowflake } from '@tabler/icons-react';
import { useState } from 'react';
import { allFaults, useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import type { SloRelation } from '../gql/graphql.ts';
import { choicesOf } from '../ui/choices.ts';
import { formatShare } from '../ui/format.ts';
import { ToneLabel } from '../ui/tone.tsx';
import classes from './item-panel.module.css';
import { touchesNoSloPart } from './item-parts.ts';
import { chooser, type Saving } from './item-properties.tsx';
import type { ItemDetail } from './item-query.ts';
import { PartFormEnd, PartSection } from './part-section.tsx';
import { RemovePart } from './remove-part.tsx';

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

const SetSloLinkDocument = graphql(`
  mutation SetSloLink($input: SloLinkInput!) {
    sloLinkSet(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);
const DeleteSloLinkDocument = graphql(`
  mutation DeleteSloLink($input: DeleteInput!) {
    sloLinkDelete(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);
const SloChoicesDocument = graphql(`
  query SloChoices {
    slos(first: 100) {
      nodes {
        id
        slug
        name
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
  const [adding, setAdding] = useState(false);
  const links = data?.roadmapItem?.slos ?? [];
  return (
    <PartSection title="Customer trust" onAdd={!readOnly && !adding ? () => setAdding(true) : null}>
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
            {!readOnly && <RemovePart document={DeleteSloLinkDocument} id={id} name={slo.name} />}
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
      {adding && <SloLinkForm itemId={item.id} onClose={() => setAdding(false)} />}
    </PartSection>
  );
}

function SloLinkForm({ itemId, onClose }: { itemId: string; onClose: () => void }) {
  const { data } = useLiveQuery(SloChoicesDocument, {});
  const { run, busy } = useAction(SetSloLinkDocument);
  const [sloSlug, setSlo] = useState<string | null>(null);
  const [relation, setRelation] = useState<SloRelation>('PROTECTS');
  const [rationale, setRationale] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const slos = data?.slos.nodes ?? [];
  const save = async () => {
    if (!sloSlug) return setProblem('Choose an objective.');
    const outcome = await run({ input: { itemId, sloSlug, relation, rationale: rationale.trim() || null } });
    if (outcome.ok) onClose();
    else setProblem(allFaults(outcome.faults));
  };
  return (
    <div className={classes.form}>
      {problem && <Alert color="red">{problem}</Alert>}
      <Select
        size="xs"
        label="Objective"
        searchable
        placeholder={slos.length === 0 ? 'No objective is defined yet' : 'Choose an objective'}
        data={slos.map(({ slug, name }) => ({ value: slug, label: name }))}
        value={sloSlug}
        onChange={setSlo}
      />
      <Select
        size="xs"
        label="The item"
        allowDeselect={false}
        data={choicesOf(relations)}
        value={relation}
        onChange={(chosen) => chosen && setRelation(chosen as SloRelation)}
      />
      <TextInput
        size="xs"
        label="Why"
        value={rationale}
        onChange={(event) => setRationale(event.currentTarget.value)}
      />
      <PartFormEnd save="Save link" busy={busy} onCancel={onClose} onSave={() => void save()} />
    </div>
  );
}
