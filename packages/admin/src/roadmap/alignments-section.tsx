import { Alert, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { allFaults, useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import { formatNumber } from '../ui/format.ts';
import classes from './item-panel.module.css';
import type { ItemDetail } from './item-query.ts';
import { MetricsDocument } from './metrics-query.ts';
import { PartFormEnd, PartSection } from './part-section.tsx';
import { RemovePart } from './remove-part.tsx';

export const AlignmentParts = graphql(`
  fragment AlignmentParts on Alignment {
    id
    rationale
    expectedDelta
    confidence
    input {
      id
      metric {
        id
        key
        name
        unit
      }
    }
  }
`);
const SetAlignmentDocument = graphql(`
  mutation SetAlignment($input: AlignmentInput!) {
    alignmentSet(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);
const DeleteAlignmentDocument = graphql(`
  mutation DeleteAlignment($input: DeleteInput!) {
    alignmentDelete(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

/** Which inputs of the North Star the item moves, and why. */
export function AlignmentsSection({ item, readOnly }: { item: ItemDetail; readOnly: boolean }) {
  const [adding, setAdding] = useState(false);
  return (
    <PartSection title="North Star" onAdd={!readOnly && !adding ? () => setAdding(true) : null}>
      {item.alignments.length === 0 && !adding && (
        <p className={classes.none}>It serves no input of the North Star yet. What serves none takes energy from it.</p>
      )}
      <ul className={classes.rows}>
        {item.alignments.map(({ id, input: { metric }, rationale, expectedDelta, confidence }) => (
          <li key={id}>
            <div className={classes.main}>
              <div className={classes.strong}>{metric.name}</div>
              <div>{rationale}</div>
              <div className={classes.note}>
                {expectedDelta !== null && `expected ${formatNumber(expectedDelta)} ${metric.unit} · `}
                {confidence.toLowerCase()} confidence
              </div>
            </div>
            {!readOnly && <RemovePart document={DeleteAlignmentDocument} id={id} name={metric.name} />}
          </li>
        ))}
      </ul>
      {adding && <AlignmentForm itemId={item.id} onClose={() => setAdding(false)} />}
    </PartSection>
  );
}

function AlignmentForm({ itemId, onClose }: { itemId: string; onClose: () => void }) {
  const { data } = useLiveQuery(MetricsDocument, {});
  const { run, busy } = useAction(SetAlignmentDocument);
  const [inputMetricKey, setInput] = useState<string | null>(null);
  const [rationale, setRationale] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const inputs = data?.northStar?.inputs ?? [];

  const save = async () => {
    if (!inputMetricKey || rationale.trim() === '') return setProblem('Choose an input and say why it moves.');
    const outcome = await run({ input: { itemId, inputMetricKey, rationale: rationale.trim() } });
    if (outcome.ok) onClose();
    else setProblem(allFaults(outcome.faults));
  };
  return (
    <div className={classes.form}>
      {problem && <Alert color="red">{problem}</Alert>}
      <Select
        size="xs"
        label="Input of the North Star"
        placeholder={inputs.length === 0 ? 'No North Star is set yet' : 'Choose an input'}
        data={inputs.map(({ metric }) => ({ value: metric.key, label: metric.name }))}
        value={inputMetricKey}
        onChange={setInput}
      />
      <Textarea
        size="xs"
        label="Rationale"
        description="Why this item moves it."
        autosize
        minRows={2}
        value={rationale}
        onChange={(event) => setRationale(event.currentTarget.value)}
      />
      <PartFormEnd save="Save alignment" busy={busy} onCancel={onClose} onSave={() => void save()} />
    </div>
  );
}
