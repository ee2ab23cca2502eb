import { stringify } from 'yaml';
import { isMapping } from './judging.ts';

const order = [
  ...['apiVersion', 'kind', 'conditionRef', 'targetRef', 'alertPolicyRef', 'metadata', 'name', 'displayName', 'labels'],
  ...[
    'annotations',
    'spec',
    'description',
    'service',
    'severity',
    'condition',
    'indicator',
    'indicatorRef',
    'thresholdMetric',
  ],
  ...['ratioMetric', 'counter', 'good', 'bad', 'total', 'rawType', 'raw', 'metricSource', 'metricSourceRef', 'type'],
  ...[
    'connectionDetails',
    'timeWindow',
    'duration',
    'isRolling',
    'calendar',
    'startTime',
    'timeZone',
    'budgetingMethod',
  ],
  ...[
    'objectives',
    'op',
    'value',
    'threshold',
    'lookbackWindow',
    'alertAfter',
    'target',
    'targetPercent',
    'timeSliceTarget',
  ],
  ...['timeSliceWindow', 'compositeWeight', 'alertWhenNoData', 'alertWhenResolved', 'alertWhenBreaching', 'conditions'],
  ...['notificationTargets', 'alertPolicies'],
];
const places = new Map(order.map((key, index) => [key, index]));

/** The same value with its keys in the one order that we write: those of OpenSLO as its text has them, others by name. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (!isMapping(value)) return value;
  const place = (key: string) => places.get(key) ?? order.length;
  const keys = Object.keys(value).sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  return Object.fromEntries(keys.map((key) => [key, canonical(value[key])]));
}

/** A document as YAML in canonical order, ending with a line break. Texts that older readers take for more are quoted. */
export function yamlOf(document: unknown): string {
  return stringify(canonical(document), { lineWidth: 0, compat: 'yaml-1.1', aliasDuplicateObjects: false });
}
