import { anything, listOf, mapping, needed, optional, text, yesOrNo } from './checks.ts';
import { duration } from './duration.check.ts';
import { nameFrom, prometheus, rollingSlo, told, translatedStep } from './foreign.ts';
import type { OpenSloObject } from './judge-object.ts';
import { type Check, isMapping, type Judging, type Path, shownValue } from './judging.ts';
import { longestDescription } from './metadata.checks.ts';

/** Whether a document is a resource of Pyrra. */
export function isPyrra(value: Record<string, unknown>): boolean {
  return typeof value.apiVersion === 'string' && value.apiVersion.startsWith('pyrra.dev/');
}

const query = mapping({ metric: needed(text()) });
const grouping = { grouping: optional(listOf(text())) };

const percentage: Check = (judging, path, value) => {
  const target = Number(value);
  if (typeof value === 'string' && target > 0 && target < 100) return value;
  return judging.refuse(
    path,
    value,
    `It is ${shownValue(value)}; it must be a percentage in quotes, above 0 and below 100.`,
  );
};

const resource = mapping({
  target: needed(percentage),
  window: needed(duration),
  description: optional(text()),
  indicator: needed(
    mapping({
      ratio: optional(mapping({ errors: needed(query), total: needed(query), ...grouping })),
      latency: optional(mapping({ success: needed(query), total: needed(query), ...grouping })),
      latencyNative: optional(mapping({ latency: needed(text()), total: needed(query), ...grouping })),
      bool_gauge: optional(mapping({ metric: needed(text()), ...grouping })),
    }),
  ),
  alerting: optional(anything),
  performanceOverAccuracy: optional(yesOrNo),
});

/**
 * Translates a resource of Pyrra into an OpenSLO objective. Pyrra knows no services: the label `pyrra.dev/service`
 * names it, else the namespace, which is `default` in Kubernetes where nothing is said.
 */
export function fromPyrra(judging: Judging, value: Record<string, unknown>): OpenSloObject[] {
  if (value.apiVersion !== 'pyrra.dev/v1alpha1' || value.kind !== 'ServiceLevelObjective') {
    judging.refuse(
      ['kind'],
      value.kind,
      'Of Pyrra ServiceLevelObjective of pyrra.dev/v1alpha1 is read.',
      'UNKNOWN_VALUE',
    );
    return [];
  }
  const metadata = isMapping(value.metadata) ? value.metadata : {};
  if (typeof metadata.name !== 'string') judging.refuse(['metadata', 'name'], null, 'It is missing.', 'REQUIRED');
  const spec = resource(judging, ['spec'], value.spec);
  if (judging.faults.length > 0 || !isMapping(spec)) return [];
  const labels = isMapping(metadata.labels) ? metadata.labels : {};
  const service = String(labels['pyrra.dev/service'] ?? metadata.namespace ?? 'default');
  told(judging, [], `It is a definition of Pyrra and became an OpenSLO objective of the service "${service}".`);
  if (spec.alerting !== undefined)
    told(judging, ['spec', 'alerting'], 'Alerting was left out: alerts follow from the objective and its window.');
  const ratioMetric = ratioFrom(
    judging,
    ['spec', 'indicator'],
    spec.indicator as Record<string, Record<string, unknown>>,
  );
  if (judging.faults.length > 0) return [];
  const description = typeof spec.description === 'string' ? spec.description.slice(0, longestDescription) : undefined;
  return [
    rollingSlo({
      name: nameFrom(String(metadata.name)),
      annotations: { 'waymark.dev/step': translatedStep, ...textsOf(labels) },
      description,
      service,
      ratioMetric,
      duration: String(spec.window),
      targetPercent: Number(spec.target),
    }),
  ];
}

type Indicator = Record<string, Record<string, unknown>>;

function ratioFrom(judging: Judging, path: Path, indicator: Indicator): Record<string, unknown> {
  const [form] = Object.keys(indicator);
  if (!form || Object.keys(indicator).length !== 1) {
    judging.refuse(path, indicator, 'One of ratio, latency, latencyNative, bool_gauge must be there.', 'REQUIRED');
    return {};
  }
  const parts = indicator[form]!;
  if (Array.isArray(parts.grouping) && parts.grouping.length > 0) {
    told(
      judging,
      [...path, form, 'grouping'],
      `The groups by ${parts.grouping.join(', ')} are counted together, as one objective.`,
    );
  }
  const metric = (key: string) => String((parts[key] as Record<string, unknown>).metric).trim();
  const increase = (selector: string) => `sum(increase(${selector}[${translatedStep}]))`;
  if (form === 'ratio') {
    const total = increase(metric('total'));
    // A counter of errors is not there before the first error: no error is what that means.
    return ratio({ bad: `${increase(metric('errors'))} or 0 * ${total}`, total });
  }
  if (form === 'latency') return ratio({ good: increase(metric('success')), total: increase(metric('total')) });
  if (form === 'bool_gauge') {
    const selector = `${String(parts.metric).trim()}[${translatedStep}]`;
    return ratio({ good: `sum(sum_over_time(${selector}))`, total: `sum(count_over_time(${selector}))` });
  }
  const seconds = secondsOf(String(parts.latency));
  if (seconds === null) {
    judging.refuse(
      [...path, form, 'latency'],
      parts.latency,
      `It is ${shownValue(parts.latency)}; it must be a time such as 200ms or 1.5s.`,
    );
    return {};
  }
  const count = `histogram_count(${increase(metric('total'))})`;
  return ratio({ good: `histogram_fraction(0, ${seconds}, ${increase(metric('total'))}) * ${count}`, total: count });
}

function ratio(queries: Record<string, string>): Record<string, unknown> {
  return {
    counter: false,
    ...Object.fromEntries(Object.entries(queries).map(([key, each]) => [key, prometheus(each)])),
  };
}

function secondsOf(latency: string): number | null {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(latency);
  const units: Record<string, number> = { ms: 0.001, s: 1, m: 60 };
  return match ? Number((Number(match[1]) * units[match[2]!]!).toPrecision(12)) : null;
}

/** Labels as annotations, which may be called like those of Kubernetes. */
function textsOf(labels: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
