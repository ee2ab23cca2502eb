import { anything, mapping, name, needed, oneOf, optional, text, yesOrNo } from './checks.ts';
import { type Check, isMapping, type Judging, type Path, shownValue } from './judging.ts';
import { description } from './metadata.checks.ts';

const querySpec: Check = (judging, path, value) => {
  if (!isMapping(value)) return judging.refuse(path, value, `It is ${shownValue(value)}; it must be a mapping.`);
  return Object.keys(value).length > 0 ? value : judging.refuse(path, value, 'It is empty.', 'REQUIRED');
};

const metric: Check = mapping({
  metricSource: needed(mapping({ metricSourceRef: optional(name), type: optional(text()), spec: needed(querySpec) })),
});

/** Refuses when not just one of the fields is there; with `maybeNone` none is good, too. */
export function onlyOneOf(
  judging: Judging,
  path: Path,
  value: Record<string, unknown>,
  keys: string[],
  maybeNone = false,
): boolean {
  const there = keys.filter((key) => value[key] !== undefined);
  if (there.length === 1 || (maybeNone && there.length === 0)) return true;
  if (there.length === 0) judging.refuse(path, value, `One of ${keys.join(', ')} must be there.`, 'REQUIRED');
  else judging.refuse(path, value, `${there.join(' and ')} exclude each other; only one of them may be there.`);
  return false;
}

function ratioRule(judging: Judging, path: Path, value: Record<string, unknown>): void {
  if (!onlyOneOf(judging, path, value, ['total', 'raw'])) return;
  if (!onlyOneOf(judging, path, value, ['raw', 'good', 'bad'], true)) return;
  if (value.total !== undefined) onlyOneOf(judging, path, value, ['good', 'bad']);
  if (value.raw !== undefined && !value.rawType) {
    judging.refuse([...path, 'rawType'], null, 'It is missing: raw needs success or failure.', 'REQUIRED');
  }
}

const ratio: Check = mapping(
  {
    counter: optional(yesOrNo),
    good: optional(metric),
    bad: optional(metric),
    total: optional(metric),
    rawType: optional(oneOf('success', 'failure')),
    raw: optional(metric),
  },
  ratioRule,
);

/** What an indicator is calculated from: a ratio of events, or a value that is compared to a threshold. */
export const sliSpec: Check = mapping(
  { description: optional(description), thresholdMetric: optional(metric), ratioMetric: optional(ratio) },
  (judging, path, value) => void onlyOneOf(judging, path, value, ['thresholdMetric', 'ratioMetric']),
);

/** What a data source is. Its connection is the business of who runs it. */
export const dataSourceSpec: Check = mapping({
  description: optional(description),
  type: needed(text()),
  connectionDetails: needed(anything),
});

/** What a service is. */
export const serviceSpec: Check = mapping({ description: optional(description) });
