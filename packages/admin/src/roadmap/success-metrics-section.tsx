import { Alert, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { allFaults, useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import type { MetricVerdict } from '../gql/graphql.ts';
import { formatNumber } from '../ui/format.ts';
import classes from './item-panel.module.css';
import type { ItemDetail } from './item-query.ts';
import { MetricsDocument } from './metrics-query.ts';
import { PartFormEnd, PartSection } from './part-section.tsx';
import { RemovePart } from './remove-part.tsx';

export const SuccessMetricParts = graphql(`
  fragment SuccessMetricParts on SuccessMetric {
    id
    baseline
    target
    actual
    verdict
    measureBy
    metric {
      id
      key
      name
      unit
    }
  }
`);
const SetSuccessMetricDocument = graphql(`
  mutation SetSuccessMetric($input: SuccessMetricInput!) {
    successMetricSet(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);
const DeleteSuccessMetricDocument = graphql(`
  mutation DeleteSuccessMetric($input: DeleteInput!) {
    successMetricDelete(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

const verdicts: Record<MetricVerdict, string> = {
  UNMEASURED: 'not measured',
  PENDING: 'pending',
  MET: 'met',
  MISSED: 'missed',
  REGRESSED: 'regressed',
};
const shown = (value: number | null): string => (value === null ? '?' : formatNumber(value));

/** How success will be known: a metric with a baseline and a target. */
export function SuccessMetricsSection({ item, readOnly }: { item: ItemDetail; readOnly: boolean }) {
  const [adding, setAdding] = useState(false);
  return (
    <PartSection title="Success metrics" onAdd={!readOnly && !adding ? () => setAdding(true) : null}>
      {item.successMetrics.length === 0 && !adding && (
        <p className={classes.none}>None yet. Name a metric, where it stands, and where it should be.</p>
      )}
      <ul className={classes.rows}>
        {item.successMetrics.map(({ id, metric, baseline, target, actual, verdict }) => (
          <li key={id}>
            <div className={classes.main}>
              <div className={classes.strong}>{metric.name}</div>
              <div className={classes.note}>
                {shown(baseline)} → {shown(target)} {metric.unit}
                {actual !== null && ` · now ${shown(actual)}`} · {verdicts[verdict]}
              </div>
            </div>
            {!readOnly && <RemovePart document={DeleteSuccessMetricDocument} id={id} name={metric.name} />}
          </li>
        ))}
      </ul>
      {adding && <SuccessMetricForm itemId={item.id} onClose={() => setAdding(false)} />}
    </PartSection>
  );
}

function SuccessMetricForm({ itemId, onClose }: { itemId: string; onClose: () => void }) {
  const { data } = useLiveQuery(MetricsDocument, {});
  const { run, busy } = useAction(SetSuccessMetricDocument);
  const [metricKey, setMetricKey] = useState<string | null>(null);
  const [baseline, setBaseline] = useState<number | string>('');
  const [target, setTarget] = useState<number | string>('');
  const [problem, setProblem] = useState<string | null>(null);
  const metrics = data?.metrics.nodes ?? [];

  const save = async () => {
    if (!metricKey || target === '') return setProblem('Choose a metric and give it a target.');
    const outcome = await run({
      input: { itemId, metricKey, target: Number(target), baseline: baseline === '' ? null : Number(baseline) },
    });
    if (outcome.ok) onClose();
    else setProblem(allFaults(outcome.faults));
  };
  return (
    <div className={classes.form}>
      {problem && <Alert color="red">{problem}</Alert>}
      <Select
        size="xs"
        label="Metric"
        searchable
        placeholder={metrics.length === 0 ? 'No metric is defined yet' : 'Choose a metric'}
        data={metrics.map(({ key, name, unit }) => ({ value: key, label: `${name} (${unit})` }))}
        value={metricKey}
        onChange={setMetricKey}
      />
      <div className={classes.pair}>
        <NumberInput size="xs" label="Baseline" value={baseline} onChange={setBaseline} />
        <NumberInput size="xs" label="Target" value={target} onChange={setTarget} />
      </div>
      <PartFormEnd save="Save metric" busy={busy} onCancel={onClose} onSave={() => void save()} />
    </div>
  );
}
