import { anything, listOf, mapping, needed, number, optional, text } from './checks.ts';
import { nameFrom, prometheus, rollingSlo, told, translatedStep } from './foreign.ts';
import type { OpenSloObject } from './judge-object.ts';
import { type Check, isMapping, type Judging, type Path } from './judging.ts';
import { longestDescription } from './metadata.checks.ts';

/** Whether a document is one of Sloth's: a file of it, or its Kubernetes resource. */
export function isSloth(value: Record<string, unknown>): boolean {
  return value.version === 'prometheus/v1' || value.apiVersion === 'sloth.slok.dev/v1';
}

const labels: Check = (_, __, value) => value;

const events = (error: string, total: string) => mapping({ [error]: needed(text()), [total]: needed(text()) });

function sliCheck(error: string, total: string, ratio: string): Check {
  return mapping({
    events: optional(events(error, total)),
    raw: optional(mapping({ [ratio]: needed(text()) })),
    plugin: optional(mapping({ id: needed(text()), options: optional(anything) })),
  });
}

function spec(sli: Check, extra: Record<string, ReturnType<typeof optional>>): Check {
  const slo = mapping({
    name: needed(text()),
    objective: needed(number((value) => value > 0 && value < 100, 'above 0 and below 100, a percentage')),
    description: optional(text()),
    sli: needed(sli),
    labels: optional(labels),
    alerting: optional(anything),
    plugins: optional(anything),
  });
  return mapping({ service: needed(text()), labels: optional(labels), slos: needed(listOf(slo, 1)), ...extra });
}

const file = spec(sliCheck('error_query', 'total_query', 'error_ratio_query'), {
  version: needed(text()),
  slo_plugins: optional(anything),
});
const resource = spec(sliCheck('errorQuery', 'totalQuery', 'errorRatioQuery'), { sloPlugins: optional(anything) });

/**
 * Translates a definition of Sloth into OpenSLO: each SLO becomes one over 30 rolling days, which is Sloth's default.
 * What was translated and what was left out is noted.
 */
export function fromSloth(judging: Judging, value: Record<string, unknown>): OpenSloObject[] {
  const isFile = value.version === 'prometheus/v1';
  if (!isFile && value.kind !== 'PrometheusServiceLevel') {
    judging.refuse(
      ['kind'],
      value.kind,
      `The kind is ${JSON.stringify(value.kind)}; of Sloth's PrometheusServiceLevel is read.`,
      'UNKNOWN_VALUE',
    );
    return [];
  }
  const at: Path = isFile ? [] : ['spec'];
  const taken = (isFile ? file : resource)(judging, at, isFile ? value : value.spec);
  if (judging.faults.length > 0 || !isMapping(taken)) return [];
  told(judging, at, 'It is a definition of Sloth; each of its SLOs became an OpenSLO objective over 30 rolling days.');
  const slos = taken.slos as Record<string, unknown>[];
  return slos.map((slo, index) => sloFrom(judging, [...at, 'slos', index], taken, slo));
}

function sloFrom(
  judging: Judging,
  path: Path,
  whole: Record<string, unknown>,
  slo: Record<string, unknown>,
): OpenSloObject {
  const service = String(whole.service);
  const name = nameFrom(service, String(slo.name));
  if (slo.alerting !== undefined)
    told(judging, [...path, 'alerting'], 'Alerting was left out: alerts follow from the objective and its window.');
  if (slo.plugins !== undefined) told(judging, [...path, 'plugins'], 'Plugins were left out.');
  const description = typeof slo.description === 'string' ? slo.description.slice(0, longestDescription) : undefined;
  return rollingSlo({
    name,
    displayName: String(slo.name).slice(0, 63),
    labels: labelsFrom(judging, path, { ...mappingOr(whole.labels), ...mappingOr(slo.labels) }),
    annotations: { 'waymark.dev/step': translatedStep },
    description,
    service,
    ratioMetric: ratioFrom(judging, [...path, 'sli'], slo.sli as Record<string, Record<string, unknown>>),
    duration: '30d',
    targetPercent: slo.objective as number,
  });
}

function ratioFrom(
  judging: Judging,
  path: Path,
  sli: Record<string, Record<string, unknown>>,
): Record<string, unknown> {
  const { events: counted, raw, plugin } = sli;
  if (counted) {
    const [error, total] = Object.keys(counted)
      .sort()
      .map((key) => String(counted[key]));
    told(
      judging,
      [...path, 'events'],
      `The queries count by ${translatedStep}: {{.window}} became ${translatedStep}, and rate became increase.`,
    );
    return { counter: false, bad: prometheus(counting(error!)), total: prometheus(counting(total!)) };
  }
  if (raw) {
    const query = String(Object.values(raw)[0]);
    return {
      counter: false,
      raw: prometheus(query.replaceAll(/\{\{\s*\.window\s*\}\}/g, translatedStep)),
      rawType: 'failure',
    };
  }
  if (plugin) {
    told(
      judging,
      [...path, 'plugin'],
      `The query of the plugin "${String(plugin.id)}" is not in the file; nothing can be fetched by it.`,
    );
    return { counter: false, raw: { metricSource: { type: 'SlothPlugin', spec: { ...plugin } } }, rawType: 'failure' };
  }
  judging.refuse(path, sli, 'One of events, raw, plugin must be there.', 'REQUIRED');
  return {};
}

/** A query of a ratio's part as events of one step. */
function counting(query: string): string {
  return query
    .trim()
    .replaceAll(/\{\{\s*\.window\s*\}\}/g, translatedStep)
    .replaceAll(/\brate\(/g, 'increase(');
}

function labelsFrom(judging: Judging, path: Path, all: Record<string, unknown>): Record<string, string> {
  const fits = ([key, value]: [string, unknown]) =>
    /^[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/.test(key) && typeof value === 'string';
  const left = Object.entries(all).filter((entry) => !fits(entry));
  for (const [key] of left) told(judging, [...path, 'labels', key], 'No label may be called so; it was left out.');
  return Object.fromEntries(Object.entries(all).filter(fits)) as Record<string, string>;
}

function mappingOr(value: unknown): Record<string, unknown> {
  return isMapping(value) ? value : {};
}
