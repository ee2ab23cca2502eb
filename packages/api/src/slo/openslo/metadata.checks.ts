import { dictionary, listOf, mapping, name, needed, optional, text } from './checks.ts';
import { type Check, isMapping, type Judging, type Path } from './judging.ts';

/** The longest description, in characters. */
export const longestDescription = 1050;
/** The longest display name, in characters. */
export const longestDisplayName = 63;

const segment = /^[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/;
const subdomain = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/;

function labelFault(key: string): string | null {
  if (segment.test(key)) return null;
  return 'The key of a label may have up to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends.';
}

function annotationFault(key: string): string | null {
  const slash = key.lastIndexOf('/');
  const prefix = slash < 0 ? null : key.slice(0, slash);
  if (segment.test(key.slice(slash + 1)) && (prefix === null || (prefix.length <= 253 && subdomain.test(prefix))))
    return null;
  return 'The key of an annotation may have a DNS name and "/" before up to 63 letters, digits, "-", "_" and ".", as in my-domain.org/my-key.';
}

const labelValue: Check = (judging, path, value) =>
  Array.isArray(value) ? listOf(text())(judging, path, value) : text()(judging, path, value);

const labels: Check = dictionary(labelFault, labelValue);

const fields = mapping({
  name: needed(name),
  displayName: optional(text(longestDisplayName)),
  labels: optional(labels),
  annotations: optional(dictionary(annotationFault, text())),
});

/** Who and what an object is. A lenient reading moves labels that only an annotation may be called like. */
export const metadata: Check = (judging, path, value) =>
  fields(judging, path, judging.lenient && isMapping(value) ? withLabelsMoved(judging, path, value) : value);

function withLabelsMoved(judging: Judging, path: Path, value: Record<string, unknown>): Record<string, unknown> {
  if (!isMapping(value.labels)) return value;
  const moved = Object.entries(value.labels).filter(
    ([key, entry]) => typeof entry === 'string' && labelFault(key) !== null && annotationFault(key) === null,
  );
  if (moved.length === 0) return value;
  for (const [key] of moved) {
    judging.mends.push({
      path: [...path, 'labels', key],
      code: 'INVALID',
      message: 'No label may be called so; it was made an annotation.',
    });
  }
  const keys = new Set(moved.map(([key]) => key));
  const kept = Object.fromEntries(Object.entries(value.labels).filter(([key]) => !keys.has(key)));
  const annotations = { ...Object.fromEntries(moved), ...(isMapping(value.annotations) ? value.annotations : {}) };
  return { ...value, labels: kept, annotations };
}

/** A description. */
export const description: Check = text(longestDescription);
