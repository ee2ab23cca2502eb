import { Alert, TextInput } from '@mantine/core';
import { useState } from 'react';
import { allFaults, useAction } from '../app/use-action.ts';
import { graphql } from '../gql/gql.ts';
import { ToneLabel } from '../ui/tone.tsx';
import { ItemLink } from './item-link.tsx';
import classes from './item-panel.module.css';
import { ItemPicker } from './item-picker.tsx';
import type { ItemDetail } from './item-query.ts';
import { StatusIcon } from './labels.tsx';
import { PartFormEnd, PartSection } from './part-section.tsx';
import { RemovePart } from './remove-part.tsx';
import { statusWords } from './words.ts';

const SetDependencyDocument = graphql(`
  mutation SetDependency($input: DependencyInput!) {
    dependencySet(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);
const DeleteDependencyDocument = graphql(`
  mutation DeleteDependency($input: DeleteInput!) {
    dependencyDelete(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

/** What the item needs first, and what waits for it. */
export function DependenciesSection({ item, readOnly }: { item: ItemDetail; readOnly: boolean }) {
  const [adding, setAdding] = useState(false);
  const { dependsOn, blocks } = item;
  const lines = [
    ...dependsOn.map(({ id, note, violated, dependsOn: other }) => ({ id, note, violated, other, words: 'needs' })),
    ...blocks.map(({ id, note, violated, item: other }) => ({ id, note, violated, other, words: 'is needed by' })),
  ];
  return (
    <PartSection title="Dependencies" onAdd={!readOnly && !adding ? () => setAdding(true) : null}>
      {lines.length === 0 && !adding && (
        <p className={classes.none}>It needs nothing first, and nothing waits for it.</p>
      )}
      <ul className={classes.rows}>
        {lines.map(({ id, note, violated, other, words }) => (
          <li key={id}>
            <div className={classes.main}>
              <div>
                {words} <StatusIcon status={other.status} size={13} />{' '}
                <span className="visually-hidden">{statusWords[other.status]}</span>
                {other.identifier} <ItemLink identifier={other.identifier}>{other.title}</ItemLink>
              </div>
              {note && <div className={classes.note}>{note}</div>}
              {violated && (
                <ToneLabel tone="bad" icon={null}>
                  The needed one ends too late
                </ToneLabel>
              )}
            </div>
            {!readOnly && <RemovePart document={DeleteDependencyDocument} id={id} name={other.identifier} />}
          </li>
        ))}
      </ul>
      {adding && <DependencyForm itemId={item.id} onClose={() => setAdding(false)} />}
    </PartSection>
  );
}

function DependencyForm({ itemId, onClose }: { itemId: string; onClose: () => void }) {
  const { run, busy } = useAction(SetDependencyDocument);
  const [dependsOnId, setNeeded] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    if (!dependsOnId) return setProblem('Choose the item that it needs first.');
    const outcome = await run({ input: { itemId, dependsOnId, note: note.trim() || null } });
    if (outcome.ok) onClose();
    else setProblem(allFaults(outcome.faults));
  };
  return (
    <div className={classes.form}>
      {problem && <Alert color="red">{problem}</Alert>}
      <ItemPicker label="Needs first" except={itemId} value={dependsOnId} onChange={setNeeded} />
      <TextInput size="xs" label="Why" value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <PartFormEnd save="Save dependency" busy={busy} onCancel={onClose} onSave={() => void save()} />
    </div>
  );
}
