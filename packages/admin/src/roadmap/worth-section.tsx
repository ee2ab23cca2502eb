import { Alert, Button, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { allFaults, useAction } from '../app/use-action.ts';
import { graphql } from '../gql/gql.ts';
import type { EffortInput } from '../gql/graphql.ts';
import { formatCount, formatNumber, formatShare } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import classes from './item-panel.module.css';
import type { Saving } from './item-properties.tsx';
import type { ItemDetail } from './item-query.ts';
import { impactLevels } from './matrix.ts';
import { PartFormEnd } from './part-section.tsx';
import type { Part } from './use-item-edit.ts';

const SetScoreDocument = graphql(`
  mutation SetScore($input: ScoreInput!) {
    scoreSet(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);
const effortPart: Part<EffortInput | null> = {
  field: 'effort',
  read: (item) => item.effort,
  write: (effort) => ({ effort }),
};
/** The impact that each level stands for, the least one included. */
const impacts = impactLevels.map(({ least, label }) => ({ value: String(least || 0.25), label }));
const confidences = ['1', '0.8', '0.5'].map((value) => ({ value, label: formatShare(Number(value)) }));

interface WorthSectionProps {
  item: ItemDetail;
  saving: Saving;
  readOnly: boolean;
}

/** What the item is worth and what it takes, from which its score and its place in the matrix follow. */
export function WorthSection({ item, saving, readOnly }: WorthSectionProps) {
  const [editing, setEditing] = useState(false);
  const { effort, score } = item;
  const impact = score && impactLevels.find(({ least }) => score.impact >= least)?.label.toLowerCase();
  return (
    <Section
      title="Worth and effort"
      actions={
        !readOnly &&
        !editing && (
          <Button size="compact-xs" variant="subtle" onClick={() => setEditing(true)}>
            Edit
          </Button>
        )
      }
    >
      {!editing && (
        <p className={classes.note}>
          {impact ? `${impact} impact` : 'No impact said yet'} ·{' '}
          {effort
            ? `${formatNumber(effort.low)} to ${formatNumber(effort.high)} person-weeks, likely ${formatNumber(effort.likely)}`
            : 'no effort said yet'}
          {typeof score?.rice === 'number' && ` · score ${formatCount(Math.round(score.rice))}`}
        </p>
      )}
      {editing && <WorthForm item={item} saving={saving} onClose={() => setEditing(false)} />}
    </Section>
  );
}

function WorthForm({ item, saving, onClose }: Omit<WorthSectionProps, 'readOnly'> & { onClose: () => void }) {
  const { run, busy } = useAction(SetScoreDocument);
  const [impact, setImpact] = useState<string | null>(
    item.score ? (impacts.find(({ value }) => Number(value) <= item.score!.impact)?.value ?? null) : null,
  );
  const [confidence, setConfidence] = useState<string | null>('0.8');
  const [effort, setEffort] = useState({ low: item.effort?.low, likely: item.effort?.likely, high: item.effort?.high });
  const [problem, setProblem] = useState<string | null>(null);

  const save = async () => {
    const { low, likely, high } = effort;
    if (likely !== undefined) {
      const outcome = await saving(effortPart)(
        { low: low ?? likely, likely, high: high ?? likely },
        { overTheirs: true },
      );
      if (outcome.kind === 'refused') return setProblem(outcome.message);
    }
    if (impact && confidence) {
      const outcome = await run({ input: { itemId: item.id, impact: Number(impact), confidence: Number(confidence) } });
      if (!outcome.ok) return setProblem(allFaults(outcome.faults));
    }
    onClose();
  };
  return (
    <div className={classes.form}>
      {problem && <Alert color="red">{problem}</Alert>}
      <div className={classes.pair}>
        <Select size="xs" label="Impact" data={impacts} value={impact} onChange={setImpact} />
        <Select size="xs" label="Confidence" data={confidences} value={confidence} onChange={setConfidence} />
      </div>
      <div className={classes.triple}>
        {(['low', 'likely', 'high'] as const).map((name) => (
          <NumberInput
            key={name}
            size="xs"
            label={{ low: 'At least', likely: 'Likely', high: 'At most' }[name]}
            min={0}
            step={0.5}
            value={effort[name] ?? ''}
            onChange={(value) => setEffort({ ...effort, [name]: value === '' ? undefined : Number(value) })}
          />
        ))}
      </div>
      <p className={classes.note}>Person-weeks.</p>
      <PartFormEnd save="Save" busy={busy} onCancel={onClose} onSave={() => void save()} />
    </div>
  );
}
