import { columnName } from './columns.ts';
import type { SourceColumn } from './record.ts';

/** An export of a product, recognised by its headers. Columns are named in lower case with underscores. */
export interface KnownExport {
  /** As messages call it. */
  name: string;
  /** Each of these lists has a column in the export. */
  signature: readonly (readonly string[])[];
  /** Field → the columns that fill it, the best first. */
  fields: Readonly<Record<string, readonly string[]>>;
  /** Columns that tell who said it, the best first: name and id come from the same of these, as far as it has them. */
  customers?: readonly { name: readonly string[]; id: readonly string[] }[];
  /** Whether commas separate the entries of its lists. */
  commaLists?: true;
}

/** The columns that fill fields, where the headers are those of a known export. */
export interface Recognised {
  name: string;
  /** Field → `SourceColumn.name`. */
  columnOf: ReadonlyMap<string, string>;
  commaLists: boolean;
}

/** Columns that no known export has: a file with one of them speaks our own words. */
const ourOwn = ['external_id', 'submitted_at', 'customer_external_id'];

/** Which of the known exports has these headers; null for none. */
export function recognisedExport(columns: readonly SourceColumn[], exports: readonly KnownExport[]): Recognised | null {
  const names = new Map(columns.map(({ name, header }) => [columnName(header) || name, name]));
  if (ourOwn.some((name) => names.has(name))) return null;
  const found = exports.find(({ signature }) =>
    signature.every((alternatives) => alternatives.some((name) => names.has(name))),
  );
  if (!found) return null;
  const columnOf = new Map<string, string>();
  for (const [field, candidates] of Object.entries(found.fields)) {
    const name = candidates.find((candidate) => names.has(candidate));
    if (name) columnOf.set(field, names.get(name)!);
  }
  const isThere = (name: string) => names.has(name);
  const customer = found.customers?.find(({ name, id }) => [...name, ...id].some(isThere));
  for (const [field, candidates] of [
    ['customer_name', customer?.name],
    ['customer_external_id', customer?.id],
  ] as const) {
    const name = candidates?.find(isThere);
    if (name) columnOf.set(field, names.get(name)!);
  }
  return { name: found.name, columnOf, commaLists: found.commaLists ?? false };
}
