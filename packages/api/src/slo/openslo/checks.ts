import { type Check, isAbsent, isMapping, type Judging, type Path, shownValue } from './judging.ts';

/** A field of a mapping. */
export interface Field {
  check: Check;
  needed?: boolean;
}

/** A field that may be left out. */
export const optional = (check: Check): Field => ({ check });
/** A field that must be there and may not be empty. */
export const needed = (check: Check): Field => ({ check, needed: true });

/** Any value. */
export const anything: Check = (_, __, value) => value;

/** A text of at most so many characters. */
export const text =
  (longest = Number.POSITIVE_INFINITY): Check =>
  (judging, path, value) => {
    if (typeof value !== 'string') {
      const mended = typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
      return judging.mend(
        path,
        value,
        mended === null ? null : { to: mended, how: `${shownValue(value)} was read as a text.` },
        `It is ${shownValue(value)}; it must be a text.`,
      );
    }
    const length = [...value].length;
    if (length <= longest) return value;
    return judging.refuse(path, value, `It has ${length} characters; at most ${longest} are allowed.`, 'TOO_LONG');
  };

const dnsLabel = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Whether a text is a name as RFC 1123 has it for a DNS label. */
export function isDnsLabel(value: string): boolean {
  return value.length <= 63 && dnsLabel.test(value);
}

/** A name: 1 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends. */
export const name: Check = (judging, path, value) => {
  if (typeof value === 'string' && isDnsLabel(value)) return value;
  const mended = typeof value === 'string' || typeof value === 'number' ? labelOf(String(value)) : '';
  return judging.mend(
    path,
    value,
    isDnsLabel(mended) ? { to: mended, how: `The name ${shownValue(value)} was changed to "${mended}".` } : null,
    `The name is ${shownValue(value)}; it may have up to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends.`,
  );
};

function labelOf(value: string): string {
  return value
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** A number that fits; `allowed` says which do. */
export const number =
  (fits: (value: number) => boolean = () => true, allowed = 'a number'): Check =>
  (judging, path, value) => {
    const read =
      typeof value === 'string' && /^\s*[-+]?\d+(\.\d+)?([eE][-+]?\d+)?\s*$/.test(value) ? Number(value) : null;
    if (read !== null) {
      const how = { to: read, how: `The text ${shownValue(value)} was read as a number.` };
      const taken = judging.mend<unknown>(
        path,
        value,
        how,
        `It is the text ${shownValue(value)}; it must be a number without quotes.`,
      );
      if (typeof taken !== 'number') return taken;
      return fits(taken) ? taken : judging.refuse(path, taken, `It is ${taken}; it must be ${allowed}.`);
    }
    if (typeof value === 'number' && Number.isFinite(value) && fits(value)) return value;
    return judging.refuse(path, value, `It is ${shownValue(value)}; it must be ${allowed}.`);
  };

/** true or false. */
export const yesOrNo: Check = (judging, path, value) => {
  if (typeof value === 'boolean') return value;
  const mended = ({ true: true, yes: true, on: true, false: false, no: false, off: false } as Record<string, boolean>)[
    String(value).toLowerCase()
  ];
  return judging.mend(
    path,
    value,
    mended === undefined ? null : { to: mended, how: `${shownValue(value)} was read as ${mended}.` },
    `It is ${shownValue(value)}; it must be true or false.`,
  );
};

/** One of the given words, as they are spelled. */
export const oneOf =
  (...words: string[]): Check =>
  (judging, path, value) => {
    if (typeof value === 'string' && words.includes(value)) return value;
    const plain = (word: unknown) =>
      String(word)
        .toLowerCase()
        .replace(/[^a-z]/g, '');
    const near = words.find((word) => plain(word) === plain(value));
    return judging.mend(
      path,
      value,
      near ? { to: near, how: `${shownValue(value)} was read as ${near}.` } : null,
      `It is ${shownValue(value)}; it may be ${words.join(', ')}.`,
    );
  };

/** A list of so many; a lenient reading takes a single mapping for a list of one. */
export const listOf =
  (check: Check, least = 0, most = Number.POSITIVE_INFINITY): Check =>
  (judging, path, value) => {
    let list = value;
    if (!Array.isArray(list)) {
      const mended = isMapping(list) ? { to: [list], how: 'The single mapping was taken for a list of one.' } : null;
      list = judging.mend<unknown>(path, value, mended, `It is ${shownValue(value)}; it must be a list.`);
      if (!Array.isArray(list)) return value;
    }
    const entries = list as unknown[];
    if (entries.length < least || entries.length > most) {
      const allowed = least === most ? `exactly ${least}` : `at least ${least}`;
      judging.refuse(
        path,
        value,
        `It has ${entries.length} entries; it must have ${allowed}.`,
        entries.length < least ? 'REQUIRED' : 'INVALID',
      );
    }
    return entries.map((entry, index) => check(judging, [...path, index], entry));
  };

/** A mapping with these fields and no others; then the rules that look at the whole of it. */
export const mapping =
  (
    fields: Record<string, Field>,
    ...rules: ((judging: Judging, path: Path, value: Record<string, unknown>) => void)[]
  ): Check =>
  (judging, path, value) => {
    if (!isMapping(value)) return judging.refuse(path, value, `It is ${shownValue(value)}; it must be a mapping.`);
    const taken: Record<string, unknown> = {};
    for (const [key, entry] of Object.entries(value)) {
      const known = knownField(judging, fields, path, value, key);
      if (known === null || entry === null || entry === undefined) {
        if (known !== null && fields[known]!.check === anything && entry === null) taken[known] = null;
        continue;
      }
      const field = fields[known]!;
      taken[known] = entry === '' && field.check !== anything ? entry : field.check(judging, [...path, known], entry);
    }
    for (const [key, field] of Object.entries(fields)) {
      if (field.needed && isMissing(taken[key], field)) {
        judging.refuse([...path, key], null, 'It is missing.', 'REQUIRED');
      }
    }
    for (const rule of rules) rule(judging, path, taken);
    return taken;
  };

function isMissing(value: unknown, field: Field): boolean {
  return field.check === anything ? value === undefined : isAbsent(value);
}

/** What Kubernetes adds to a document and OpenSLO has no place for. */
const fromKubernetes = new Set([
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'managedFields',
  'ownerReferences',
  'finalizers',
  'status',
  'apiVersion',
  'kind',
]);

function knownField(
  judging: Judging,
  fields: Record<string, Field>,
  path: Path,
  value: Record<string, unknown>,
  key: string,
): string | null {
  if (Object.hasOwn(fields, key)) return key;
  const near = Object.keys(fields).find(
    (field) => field.toLowerCase() === key.toLowerCase() && !Object.hasOwn(value, field),
  );
  const fault = `There is no field "${key}" here; there are ${Object.keys(fields).join(', ')}.`;
  if (near) {
    const mended = judging.mend<string | null>(
      [...path, key],
      null,
      { to: near, how: `"${key}" was read as ${near}.` },
      fault,
    );
    return mended;
  }
  const dropped = fromKubernetes.has(key)
    ? { to: null, how: `"${key}" has no place in OpenSLO and was left out.` }
    : null;
  judging.mend([...path, key], null, dropped, fault);
  return null;
}

/** A mapping of any keys that fit, with values that do. */
export const dictionary =
  (keyFault: (key: string) => string | null, check: Check): Check =>
  (judging, path, value) => {
    if (!isMapping(value)) return judging.refuse(path, value, `It is ${shownValue(value)}; it must be a mapping.`);
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => {
        const at = [...path, key];
        const fault = keyFault(key);
        if (fault) judging.refuse(at, entry, fault);
        return [key, entry === null ? entry : check(judging, at, entry)];
      }),
    );
  };
