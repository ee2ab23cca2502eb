import { type Issue, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { longestTitle, textIssues } from '../platform/texts.ts';
import { ItemKind } from '../roadmap/item.enums.ts';
import { ImportErrorPolicy } from './import.enums.ts';
import type { ImportPlan, RunOptions } from './import-plan.ts';
import { shown } from './reading/cells.ts';
import { isTimeZone, parseInstant } from './reading/instants.ts';
import { parseColumnMap } from './reading/mapping.ts';
import { SourceError } from './reading/source-error.ts';

type Read<T> = { value: T } | { problem: string };

const oneOf =
  <T extends string>(words: Record<string, T>) =>
  (text: string): Read<T> => {
    const value = Object.values(words).find((word) => word === text.toUpperCase());
    return value ? { value } : { problem: `it may be ${Object.values(words).join(' or ')}` };
  };

const yesOrNo = (text: string): Read<boolean> => {
  const value = ({ true: true, false: false } as Record<string, boolean>)[text.toLowerCase()];
  return value === undefined ? { problem: 'it may be true or false' } : { value };
};

const name = (text: string): Read<string> => {
  const value = text.trim();
  if (value !== '' && value.length <= longestTitle) return { value };
  return { problem: `it may have 1 to ${longestTitle} characters` };
};

const columnMap = (text: string): Read<ReadonlyMap<string, string>> => {
  try {
    return { value: parseColumnMap(text) };
  } catch (error) {
    if (error instanceof SourceError) return { problem: error.message };
    throw error;
  }
};

const instant = (text: string): Read<Date> => {
  const read = parseInstant(text);
  return 'problem' in read ? { problem: read.problem } : { value: read.at };
};

const zone = (text: string): Read<string> =>
  isTimeZone(text) ? { value: text } : { problem: 'it may be a zone such as Europe/Berlin' };

const readers: { [K in keyof Omit<RunOptions, 'connections'>]: (text: string) => Read<RunOptions[K] & {}> } = {
  source: name,
  dryRun: yesOrNo,
  errorPolicy: oneOf(ImportErrorPolicy),
  fileName: name,
  map: columnMap,
  createMissingThemes: yesOrNo,
  defaultSubmittedAt: instant,
  timeZone: zone,
  defaultKind: oneOf(ItemKind),
  lenient: yesOrNo,
};

const always = ['source', 'dryRun', 'errorPolicy', 'fileName', 'map'] as const;

/**
 * The options of a run from the query of its address. Refuses, all at once and by name, parameters that the kind of
 * import does not have, values that are not allowed, and a missing source. Without a word a run is a dry run.
 */
export function runOptionsFrom(
  plan: ImportPlan,
  query: Record<string, unknown>,
  connections: readonly string[],
): RunOptions {
  const allowed: readonly string[] = [...always, ...plan.parameters];
  const options: RunOptions = {
    source: '',
    dryRun: true,
    errorPolicy: ImportErrorPolicy.REJECT_FAILED_ROWS,
    createMissingThemes: false,
    fileName: null,
    map: new Map(),
    defaultSubmittedAt: null,
    timeZone: null,
    defaultKind: null,
    lenient: false,
    connections,
  };
  const issues: Issue[] = [];
  const refuse = (field: string, message: string) =>
    issues.push({ code: UserErrorCode.INVALID, message, field: [field] });
  for (const [key, text] of Object.entries(query)) {
    if (!allowed.includes(key)) refuse(key, `There is no parameter "${shown(key)}"; there are ${allowed.join(', ')}.`);
    else if (typeof text !== 'string') refuse(key, `${key} is given more than once.`);
    else {
      const read = readers[key as keyof typeof readers](text);
      if ('problem' in read) refuse(key, `${key} is "${shown(text)}"; ${read.problem}`.replace(/\.?$/, '.'));
      else Object.assign(options, { [key]: read.value });
    }
  }
  if (query.source === undefined) {
    const message = 'Say where the rows come from, as in ?source=helpdesk; external ids are unique within it.';
    issues.push({ code: UserErrorCode.REQUIRED, message, field: ['source'] });
  }
  refuseUnlessEmpty([...issues, ...textIssues({ source: options.source, fileName: options.fileName })]);
  return options;
}
