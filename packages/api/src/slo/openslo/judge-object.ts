import { conditionSpec, policySpec, targetSpec } from './alert.checks.ts';
import { anything, mapping, needed, optional } from './checks.ts';
import { type Check, isMapping, type Judging, type Path, shownValue } from './judging.ts';
import { metadata } from './metadata.checks.ts';
import { dataSourceSpec, serviceSpec, sliSpec } from './sli.checks.ts';
import { sloSpec } from './slo.checks.ts';

/** The kinds of OpenSLO objects, in the order in which a set of them is written. */
export const openSloKinds = [
  'DataSource',
  'Service',
  'SLI',
  'AlertNotificationTarget',
  'AlertCondition',
  'AlertPolicy',
  'SLO',
] as const;

/** A kind of OpenSLO object. */
export type OpenSloKind = (typeof openSloKinds)[number];

/** An OpenSLO object that passed its check. */
export interface OpenSloObject {
  apiVersion: 'openslo/v1';
  kind: OpenSloKind;
  metadata: Record<string, unknown> & { name: string };
  spec?: Record<string, unknown>;
}

const specs: Record<OpenSloKind, Check> = {
  DataSource: dataSourceSpec,
  Service: serviceSpec,
  SLI: sliSpec,
  AlertNotificationTarget: targetSpec,
  AlertCondition: conditionSpec,
  AlertPolicy: policySpec,
  SLO: sloSpec,
};

const openSloV1 = /^openslo(\.com)?\/v1$/i;

const version: Check = (judging, path, value) => {
  if (value === 'openslo/v1') return value;
  const how = openSloV1.test(String(value))
    ? { to: 'openslo/v1', how: `${shownValue(value)} was read as openslo/v1.` }
    : null;
  const message = `The apiVersion is ${shownValue(value)}; openslo/v1 is what is read.`;
  return judging.mend(path, value, how, message);
};

/** The kind that a word means, however it is spelled; null for none. */
function kindOf(value: unknown): OpenSloKind | null {
  return openSloKinds.find((kind) => kind.toLowerCase() === String(value).toLowerCase()) ?? null;
}

/**
 * Checks one object against OpenSLO v1 and gives it as it is taken. What is wrong with it, and in a lenient reading
 * what was mended, is noted with its place; an object with faults is not to be used.
 */
export function judgeObject(judging: Judging, path: Path, value: unknown): OpenSloObject {
  if (!isMapping(value)) {
    judging.refuse(
      path,
      value,
      `It is ${shownValue(value)}; a document must be a mapping with apiVersion, kind, metadata and spec.`,
    );
    return value as unknown as OpenSloObject;
  }
  if (/^openslo/i.test(String(value.apiVersion)) && !openSloV1.test(String(value.apiVersion))) {
    version(judging, [...path, 'apiVersion'], value.apiVersion);
    return value as unknown as OpenSloObject;
  }
  const kind = kindOf(value.kind ?? value.Kind);
  const kindCheck: Check = (_, at, word) => {
    if (word === kind) return word;
    const how = kind ? { to: kind, how: `${shownValue(word)} was read as ${kind}.` } : null;
    return judging.mend(at, word, how, `The kind is ${shownValue(word)}; it may be ${openSloKinds.join(', ')}.`);
  };
  const spec = kind ? specs[kind] : (mapping({}) as Check);
  const needsSpec = kind !== 'Service';
  const check = mapping({
    apiVersion: needed(version),
    kind: needed(kindCheck),
    metadata: needed(metadata),
    spec: kind ? (needsSpec ? needed(spec) : optional(spec)) : optional(anything),
  });
  return check(judging, path, value) as OpenSloObject;
}
