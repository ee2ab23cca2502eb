import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { randomFrom } from '../src/feedback/suggestions/random.ts';

/** A text and the theme that it was put into. */
export interface Labelled {
  text: string;
  theme: string;
}

/** A set of texts with their themes. */
export interface LabelledSet {
  name: string;
  texts: Labelled[];
}

const own = path.join(import.meta.dirname, '../testdata/banking77/feedback-import.csv');

/**
 * The sets to measure on: what is shipped, and those of options like
 * `--set=desk.csv,text=title+content,theme=topic`, which name a CSV file and its columns.
 */
export function labelledSets(options: readonly string[]): LabelledSet[] {
  const given = options.filter((option) => option.startsWith('--set=')).map((option) => fromOption(option.slice(6)));
  return [{ name: 'banking77', texts: read(own, ['body'], 'theme') }, ...given];
}

function fromOption(option: string): LabelledSet {
  const [file, ...rest] = option.split(',') as [string, ...string[]];
  const named = new Map(rest.map((each) => each.split('=') as [string, string]));
  const texts = read(file, (named.get('text') ?? 'body').split('+'), named.get('theme') ?? 'theme');
  return { name: path.basename(file), texts };
}

function read(file: string, text: readonly string[], theme: string): Labelled[] {
  const rows = parse(fs.readFileSync(file), { columns: true, bom: true, relax_quotes: true }) as Record<
    string,
    string
  >[];
  return rows
    .map((row) => ({ text: text.map((column) => row[column] ?? '').join('\n'), theme: row[theme] ?? '' }))
    .filter((row) => row.theme !== '');
}

/** The same things in an order that depends on the seed alone. */
export function shuffled<T>(things: readonly T[], seed: number): T[] {
  const random = randomFrom(seed);
  return things
    .map((thing) => ({ thing, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing);
}

/** So many texts of each theme, and the rest. */
export function fewOfEach(texts: readonly Labelled[], count: number, seed: number): [Labelled[], Labelled[]] {
  const seen = new Map<string, number>();
  const few: Labelled[] = [];
  const rest: Labelled[] = [];
  for (const each of shuffled(texts, seed)) {
    const before = seen.get(each.theme) ?? 0;
    seen.set(each.theme, before + 1);
    (before < count ? few : rest).push(each);
  }
  return [few, rest];
}
