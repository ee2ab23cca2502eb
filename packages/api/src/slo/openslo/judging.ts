/** The place of a value in a document: keys and indexes from its top. */
export type Path = readonly (string | number)[];

/**
 * What sort of fault it is: a missing value, a wrong one, one that is too long, or a word or kind that is not known, or a name
 * that is taken in the same file. */
export type FaultCode = 'REQUIRED' | 'INVALID' | 'TOO_LONG' | 'UNKNOWN_VALUE' | 'DUPLICATE_IN_FILE';

/** Something that is wrong with a document, or was mended or left out, and where. */
export interface Finding {
  path: Path;
  code: FaultCode;
  message: string;
}

/** Looks at one value; gives it as it is taken, which may be mended. Null and undefined are the same: nothing. */
export type Check = (judging: Judging, path: Path, value: unknown) => unknown;

/** Collects what is wrong with one document, and in a lenient reading what was mended. */
export class Judging {
  readonly faults: Finding[] = [];
  readonly mends: Finding[] = [];

  constructor(readonly lenient: boolean) {}

  /** Notes a fault; gives the value back as it is. */
  refuse<T>(path: Path, value: T, message: string, code: FaultCode = 'INVALID'): T {
    this.faults.push({ path, code, message });
    return value;
  }

  /** In a lenient reading notes a mend and gives the mended value; otherwise notes the fault and gives the value. */
  mend<T>(path: Path, value: unknown, mended: { to: T; how: string } | null, fault: string): T {
    if (!this.lenient || !mended) return this.refuse(path, value, fault) as T;
    this.mends.push({ path, code: 'INVALID', message: mended.how });
    return mended.to;
  }
}

/** A place in words: `spec.objectives[0].target`, `metadata.annotations['openslo.com/key']`. */
export function pathInWords(path: Path): string {
  return path.reduce<string>((words, key) => {
    if (typeof key === 'number') return `${words}[${key}]`;
    if (!/^\w[\w-]*$/.test(key)) return `${words}['${key}']`;
    return words === '' ? key : `${words}.${key}`;
  }, '');
}

/** A value as a message shows it: as JSON, shortened. */
export function shownValue(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** Whether there is nothing: no value, null, or an empty text. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** Whether it is a mapping. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
