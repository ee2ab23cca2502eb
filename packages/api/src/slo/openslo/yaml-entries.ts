import { Composer, type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, Parser } from 'yaml';
import { isMapping, type Path } from './judging.ts';

/** One thing that a file defines: a document, or an entry of a document that is a list. */
export interface YamlEntry {
  /** The line on which it begins, from 1. */
  line: number;
  value: unknown;
  /** The line of a place in it; of what is missing, the line of what it is missing from. */
  lineOf(path: Path): number;
}

/** A document that cannot be read as YAML. */
export interface YamlFault {
  line: number;
  fault: string;
}

/** The most aliases that a document may come to when they are written out. */
const mostAliases = 100;
const tooDeep = 'It nests too deeply to be read.';

/** The most characters of one document: it is read in one go, and nobody else is answered meanwhile. */
export const longestDocument = 100_000;

/** The line on which the first document begins that is longer than is read; null when there is none. */
export function lineOfTooLong(text: string): number | null {
  let start = 0;
  for (const marker of text.matchAll(/^(?:---|\.\.\.)(?=\s|$)|$(?![\s\S])/gm)) {
    if (marker.index - start > longestDocument) return text.slice(0, start).split('\n').length;
    start = marker.index;
  }
  return null;
}

/**
 * The entries of a YAML text, document by document; JSON is YAML, too. Empty documents are passed over. What cannot be
 * read is a fault in its place, and the documents after it are read. A document whose aliases would swell is refused
 * before they are written out.
 */
export function* yamlEntries(text: string): Generator<YamlEntry | YamlFault> {
  const lines = new LineCounter();
  const parser = new Parser(lines.addNewLine);
  const composer = new Composer({ merge: true, uniqueKeys: true, strict: true });
  try {
    for (const document of composer.compose(parser.parse(text), false, text.length)) yield* entriesOf(document, lines);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    yield { line: 1, fault: tooDeep };
  }
}

function* entriesOf(document: Document.Parsed, lines: LineCounter): Generator<YamlEntry | YamlFault> {
  const lineAt = (offset: number | undefined) => (offset === undefined ? 1 : Math.max(1, lines.linePos(offset).line));
  const [error] = document.errors;
  if (error) {
    const isTooDeep = /call stack/i.test(error.message);
    yield { line: lineAt(error.pos[0]), fault: isTooDeep ? tooDeep : `It is no YAML: ${error.message.split('\n')[0]}` };
    return;
  }
  if (document.contents === null) return;
  const start = lineAt(document.contents.range?.[0]);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: mostAliases });
  } catch (caught) {
    yield { line: start, fault: faultInWords(caught) };
    return;
  }
  if (value === null) return;
  if (holdsItself(value)) {
    yield { line: start, fault: 'An alias in it refers to what it stands in.' };
    return;
  }
  for (const { at, value: entry } of listed(value)) {
    const lineOf = (path: Path) => lineAt(offsetOf(document, [...at, ...path]));
    yield { line: lineOf([]), value: entry, lineOf };
  }
}

function holdsItself(value: unknown, around: readonly unknown[] = []): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return around.includes(value) || Object.values(value).some((part) => holdsItself(part, [...around, value]));
}

function faultInWords(caught: unknown): string {
  if (caught instanceof RangeError) return tooDeep;
  if (!(caught instanceof Error)) throw caught;
  if (/excessive alias/i.test(caught.message)) return `Its aliases would come to more than ${mostAliases} copies.`;
  return `It is no YAML: ${caught.message}`;
}

/** A list of objects as its entries, and so Kubernetes' `kind: List`; anything else is one entry. */
function listed(value: unknown): { at: Path; value: unknown }[] {
  if (Array.isArray(value)) return value.map((entry, index) => ({ at: [index], value: entry }));
  if (isMapping(value) && value.kind === 'List' && Array.isArray(value.items)) {
    return value.items.map((entry, index) => ({ at: ['items', index], value: entry }));
  }
  return [{ at: [], value }];
}

/** Where the deepest part of the path that is there begins. */
function offsetOf(document: Document.Parsed, path: Path): number | undefined {
  let node: unknown = document.contents;
  let offset = isNode(node) ? node.range?.[0] : undefined;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && String(isScalar(item.key) ? item.key.value : item.key) === String(key),
      );
      if (!pair) break;
      offset = isNode(pair.key) ? pair.key.range?.[0] : offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number') {
      node = node.items[key];
      offset = isNode(node) ? (node.range?.[0] ?? offset) : offset;
    } else break;
  }
  return offset;
}
