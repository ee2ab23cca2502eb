import { setImmediate } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { tableOf } from '../../platform/database/columns.ts';
import type { Reader } from '../../platform/database/reader.ts';
import { textIssues } from '../../platform/texts.ts';
import { type Definition, definitionsIn, judgeSet } from '../../slo/openslo/definitions.ts';
import { draftsOf, serviceDraftOf } from '../../slo/openslo/drafts.ts';
import type { OpenSloObject } from '../../slo/openslo/judge-object.ts';
import { isMapping, pathInWords } from '../../slo/openslo/judging.ts';
import { modelFaults } from '../../slo/openslo/model-limits.ts';
import { OpenSloDocument } from '../../slo/openslo/open-slo-document.entity.ts';
import { lineOfTooLong, longestDocument } from '../../slo/openslo/yaml-entries.ts';
import type { BodyReading, RecordSource, RunOptions } from '../import-plan.ts';
import { noFields, type SourceRecord } from '../reading/record.ts';
import { SourceError } from '../reading/source-error.ts';
import { readText } from '../reading/text.ts';
import { stagedObject } from './definition-row.ts';

/** The most definitions that one run takes. */
export const mostDefinitions = 10_000;
/** The largest text of definitions: it is looked at as a whole, in memory. */
const mostBytes = 16 * 1024 ** 2;
const atATime = 50;

/** A body of definitions as records: one for each. */
export async function readDefinitions(
  body: AsyncIterable<Uint8Array>,
  { options, hints, maxBytes, db }: BodyReading,
): Promise<RecordSource> {
  const { text, encoding, compressed } = await readText(body, hints, Math.min(maxBytes, mostBytes));
  return definitionsSource(text, options, db, `in ${encoding}${compressed ? ', packed with gzip' : ''}`);
}

/**
 * The definitions in a text as records, judged by themselves, as a set, and by what a budget can be kept for.
 * References may lead to what earlier imports brought. Throws SourceError for a text without any, with too many, and for a
 * document that is too long to be read while others wait.
 */
export async function definitionsSource(
  text: string,
  options: RunOptions,
  db: Reader,
  form: string,
): Promise<RecordSource> {
  const tooLong = lineOfTooLong(text);
  if (tooLong !== null) {
    const message = `A document may be at most ${longestDocument} characters long; divide a longer list into several, with --- between.`;
    throw new SourceError('FILE_TOO_LARGE', message, tooLong);
  }
  const definitions: Definition[] = [];
  for (const definition of definitionsIn(text, options.lenient)) {
    definitions.push(definition);
    if (definitions.length > mostDefinitions) {
      const message = `A run takes at most ${mostDefinitions} definitions; send them in several files.`;
      throw new SourceError('FILE_TOO_LARGE', message, definition.line);
    }
    // A long text is read for seconds: others want to be answered in between.
    if (definitions.length % atATime === 0) await setImmediate();
  }
  if (definitions.length === 0) throw new SourceError('EMPTY_FILE', 'The file defines nothing: it holds no document.');
  const kept = await keptObjects(db, definitions);
  judgeSet(definitions, (kind, name) => kept.has(`${kind} ${name}`));
  for (const definition of definitions) refuseWhatIsNotKept(definition);
  refuseRepeatedSlugs(definitions);
  const slis = new Map(
    definitions.flatMap(({ objects }) => objects.map((object) => [`${object.kind} ${object.metadata.name}`, object])),
  );
  const sliNamed = (name: string) => slis.get(`SLI ${name}`) ?? kept.get(`SLI ${name}`);
  const records = definitions.map((definition): SourceRecord => {
    const objects = definition.faults.length > 0 ? [] : definition.objects;
    const staged = objects.map((object) => stagedObject(object, definition, options.connections, sliNamed));
    const fields = Object.assign(noFields(), { definition, objects: staged });
    return { line: definition.line, fields, raw: rawOf(definition.raw) };
  });
  return {
    columns: [{ name: 'definition', header: 'definition' }],
    columnsMayGrow: false,
    sample: [],
    records: (async function* () {
      yield* records;
    })(),
    description: () => `Read as YAML, ${form}.`,
  };
}

/** What the definitions refer to and earlier imports brought, by kind and name. */
async function keptObjects(db: Reader, definitions: readonly Definition[]): Promise<Map<string, OpenSloObject>> {
  const wanted = new Map(
    definitions.flatMap(({ references }) => references.map((each) => [`${each.kind} ${each.name}`, each])),
  );
  if (wanted.size === 0) return new Map();
  const references = [...wanted.values()];
  const rows = await db.query<OpenSloDocument>(sql`
    select t.kind, t.name, t.document from ${tableOf(OpenSloDocument)} t
    where (t.kind, t.name) in (
      select * from unnest(${references.map(({ kind }) => kind)}::text[], ${references.map(({ name }) => name)}::text[]))`);
  return new Map(rows.map(({ kind, name, document }) => [`${kind} ${name}`, document]));
}

/** Faults of what is sound as a definition: what no budget can be kept for, and texts that cannot be stored. */
function refuseWhatIsNotKept(definition: Definition): void {
  const { objects, faults, lineOf } = definition;
  for (const object of objects) {
    for (const { path, code, message } of modelFaults(object))
      faults.push({ path: pathInWords(path), line: lineOf(path), code, message });
    for (const { field, message } of textIssues(object)) {
      const path = (field ?? []).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
      faults.push({ path: pathInWords(path), line: lineOf(path), code: 'INVALID', message });
    }
  }
}

/** Refuses a second thing of one kind that would get the slug of an earlier one, as `a-b` and `a--b` would. */
function refuseRepeatedSlugs(definitions: readonly Definition[]): void {
  const lines = new Map<string, number>();
  for (const { objects, line, faults } of definitions) {
    for (const object of faults.length > 0 ? [] : objects) {
      for (const slug of slugsOf(object)) {
        const first = lines.get(`${object.kind} ${slug}`);
        if (first === undefined) lines.set(`${object.kind} ${slug}`, line);
        else {
          const message = `Its slug would be "${slug}", which is that of the ${object.kind} on line ${first}; call one of them otherwise.`;
          faults.push({ path: 'metadata.name', line, code: 'INVALID', message });
        }
      }
    }
  }
}

function slugsOf(object: OpenSloObject): string[] {
  if (object.kind === 'Service') return [serviceDraftOf(object).slug];
  return object.kind === 'SLO' ? draftsOf(object).map(({ slug }) => slug) : [];
}

function rawOf(value: unknown): object | string {
  if (isMapping(value)) return value;
  return value === null || value === undefined ? '' : { definition: value };
}
