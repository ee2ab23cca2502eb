import type { RowIssue } from '../import-run.types.ts';
import type { Fields } from './record.ts';

/** A record in the words of the import, with what should be known about how it was read. */
export interface Converted {
  fields: Fields;
  warnings: RowIssue[];
}

/** A known kind of file whose columns are not named as the import's fields. It is recognised by its columns. */
export interface SourceShape {
  /** What it is, for the run's message. */
  name: string;
  /** Whether a record, by the names of its columns, is of this shape. */
  knows(fields: Fields): boolean;
  /** The field in which each column is kept, by the column's name. */
  fieldOf: Readonly<Record<string, string>>;
  /** The field in which all other columns are kept. */
  restField: string;
  /** Reads the records of one file, in their order. */
  converter(): (fields: Fields) => Converted;
}

/** The shape of a file by its first records; null for a file in the import's own words. */
export function shapeOf(shapes: readonly SourceShape[], sample: readonly { fields: Fields }[]): SourceShape | null {
  if (sample.length === 0) return null;
  return shapes.find((shape) => sample.every(({ fields }) => shape.knows(fields))) ?? null;
}
