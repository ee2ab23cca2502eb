import { judgeObject, type OpenSloKind, type OpenSloObject } from './judge-object.ts';
import { type FaultCode, type Finding, isMapping, Judging, type Path, pathInWords, shownValue } from './judging.ts';
import { fromPyrra, isPyrra } from './pyrra.ts';
import { referencesOf } from './references.ts';
import { fromSloth, isSloth } from './sloth.ts';
import { type YamlEntry, yamlEntries } from './yaml-entries.ts';

/** Something about a definition and where it stands. */
export interface PlacedFinding {
  /** Such as `spec.objectives[0].target`; empty for the whole. */
  path: string;
  line: number;
  code: FaultCode;
  message: string;
}

/** One document of a file, or one entry of a list in it. */
export interface Definition {
  line: number;
  /** As it came. */
  raw: unknown;
  /** What it defines, in OpenSLO; empty when it has faults. */
  objects: OpenSloObject[];
  faults: PlacedFinding[];
  /** What was mended, translated or left out, and references that lead nowhere. */
  notes: PlacedFinding[];
  /** What it names elsewhere, with the line on which it does. */
  references: { kind: OpenSloKind; name: string; path: string; line: number }[];
  /** The line of a place in it. */
  lineOf(path: Path): number;
}

/**
 * The definitions in a YAML text: OpenSLO v1, and those of Sloth and Pyrra translated into it. Each is judged by
 * itself. In a lenient reading well-known slips are mended, and each mend is noted.
 */
export function* definitionsIn(text: string, lenient: boolean): Generator<Definition> {
  for (const entry of yamlEntries(text)) {
    if ('fault' in entry) {
      const faults = [{ path: '', line: entry.line, code: 'INVALID' as const, message: entry.fault }];
      yield { line: entry.line, raw: null, objects: [], faults, notes: [], references: [], lineOf: () => entry.line };
    } else yield definitionFrom(entry, lenient);
  }
}

function definitionFrom(entry: YamlEntry, lenient: boolean): Definition {
  const judging = new Judging(lenient);
  const objects = judged(judging, entry.value);
  const place = ({ path, code, message }: Finding): PlacedFinding => ({
    path: pathInWords(path),
    line: entry.lineOf(path),
    code,
    message,
  });
  const sound = judging.faults.length === 0;
  return {
    line: entry.line,
    raw: entry.value,
    objects: sound ? objects : [],
    faults: judging.faults.map(place),
    notes: judging.mends.map(place),
    references: sound
      ? objects
          .flatMap(referencesOf)
          .map(({ path, kind, name }) => ({ kind, name, path: pathInWords(path), line: entry.lineOf(path) }))
      : [],
    lineOf: entry.lineOf,
  };
}

function judged(judging: Judging, value: unknown): OpenSloObject[] {
  if (isMapping(value) && isSloth(value)) return fromSloth(judging, value);
  if (isMapping(value) && isPyrra(value)) return fromPyrra(judging, value);
  if (
    isMapping(value) &&
    typeof value.apiVersion === 'string' &&
    !/^openslo/i.test(value.apiVersion) &&
    value.kind !== undefined
  ) {
    const message = `It is ${shownValue(value.kind)} of ${shownValue(value.apiVersion)} and defines no objective; OpenSLO (openslo/v1), Sloth (prometheus/v1, sloth.slok.dev/v1) and Pyrra (pyrra.dev/v1alpha1) are read.`;
    judging.refuse(['apiVersion'], value, message, 'UNKNOWN_VALUE');
    return [];
  }
  return [judgeObject(judging, [], value)];
}

/**
 * Looks at the definitions as a set. What a kind and name were given to on an earlier line already is taken out of a
 * later definition, with a note; so is noted a reference to what is neither in the set nor `known`.
 */
export function judgeSet(
  definitions: readonly Definition[],
  known: (kind: OpenSloKind, name: string) => boolean,
): void {
  const names = new Map<string, { line: number; text: string }>();
  for (const definition of definitions) {
    definition.objects = definition.objects.filter((object) => {
      const key = `${object.kind} ${object.metadata.name}`;
      const text = JSON.stringify(object);
      const first = names.get(key);
      if (!first) names.set(key, { line: definition.line, text });
      else definition.notes.push(repeatedNote(definition.line, object, first.line, first.text === text));
      return !first;
    });
  }
  for (const { references, notes } of definitions) {
    for (const { kind, name, path, line } of references) {
      if (names.has(`${kind} ${name}`) || known(kind, name)) continue;
      const message = `There is no ${kind} "${name}", neither in this file nor from an earlier import.`;
      notes.push({ path, line, code: 'UNKNOWN_VALUE', message });
    }
  }
}

function repeatedNote(line: number, { kind, metadata }: OpenSloObject, first: number, same: boolean): PlacedFinding {
  const what = same ? 'it says the same' : 'it says something else, and was left out';
  const message = `The ${kind} "${metadata.name}" is on line ${first} already; ${what}.`;
  return { path: 'metadata.name', line, code: 'DUPLICATE_IN_FILE', message };
}
