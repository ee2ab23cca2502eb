import type { OpenSloKind, OpenSloObject } from './judge-object.ts';
import { isMapping, type Path } from './judging.ts';

/** That one object names another. */
export interface Reference {
  path: Path;
  kind: OpenSloKind;
  name: string;
}

const kinds: Record<string, OpenSloKind> = {
  indicatorRef: 'SLI',
  alertPolicyRef: 'AlertPolicy',
  conditionRef: 'AlertCondition',
  targetRef: 'AlertNotificationTarget',
  metricSourceRef: 'DataSource',
};

/** Where anything may stand, and a key that is called like a reference is none. */
const free = new Set(['labels', 'annotations', 'connectionDetails']);

/** Every object that this one names, wherever it does. */
export function referencesOf(object: OpenSloObject): Reference[] {
  return found([], object);
}

function found(path: Path, value: unknown): Reference[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => found([...path, index], entry));
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) => {
    const at = [...path, key];
    const kind = kinds[key];
    if (kind && typeof entry === 'string' && entry !== '') return [{ path: at, kind, name: entry }];
    return free.has(key) || (key === 'spec' && path.at(-1) === 'metricSource') ? [] : found(at, entry);
  });
}
