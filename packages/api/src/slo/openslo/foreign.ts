import type { OpenSloObject } from './judge-object.ts';
import type { Judging, Path } from './judging.ts';

/** The step by which translated queries count: the shortest one that the tools themselves use. */
export const translatedStep = '5m';

/** An OpenSLO objective over a rolling window, counted by occurrences: all that the other tools know. */
export function rollingSlo(parts: {
  name: string;
  displayName?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  description?: string;
  service: string;
  ratioMetric: Record<string, unknown>;
  duration: string;
  targetPercent: number;
}): OpenSloObject {
  const {
    name,
    displayName,
    labels = {},
    annotations = {},
    description,
    service,
    ratioMetric,
    duration,
    targetPercent,
  } = parts;
  return {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: {
      name,
      ...(displayName && { displayName }),
      ...(Object.keys(labels).length > 0 && { labels }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: {
      ...(description && { description }),
      service,
      indicator: { metadata: { name }, spec: { ratioMetric } },
      timeWindow: [{ duration, isRolling: true }],
      budgetingMethod: 'Occurrences',
      objectives: [{ targetPercent }],
    },
  };
}

/** A query of Prometheus as a metric of OpenSLO. */
export function prometheus(query: string): Record<string, unknown> {
  return { metricSource: { type: 'Prometheus', spec: { query } } };
}

/** Notes what a translation did or left out; it is told as a warning. */
export function told(judging: Judging, path: Path, message: string): void {
  judging.mends.push({ path, code: 'INVALID', message });
}

/** A name as OpenSLO allows it. */
export function nameFrom(...parts: string[]): string {
  const plain = parts
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return plain.slice(0, 63).replace(/^-+|-+$/g, '');
}
