import { longestList, longestText, longestTitle } from '../platform/texts.ts';
import { RowIssueCode } from './import.enums.ts';
import type { RowIssue } from './import-run.types.ts';
import { cellText, parseAmount, shortened, shown, splitList } from './reading/cells.ts';
import { parseInstant } from './reading/instants.ts';
import type { SourceRecord } from './reading/record.ts';

/** The column that a field is read from: its key in a record, and how the source spells it. */
export type FieldColumns = ReadonlyMap<string, { name: string; header: string; commaLists?: boolean }>;

/** The cells of one record by field. Notes everything that is wrong with them, so that a row names all its faults at once. */
export class RowCells {
  readonly errors: RowIssue[] = [];
  readonly warnings: RowIssue[] = [];

  constructor(
    private readonly record: SourceRecord,
    private readonly columns: FieldColumns,
  ) {
    if (record.problem) {
      this.errors.push({ column: null, code: record.problem.code as RowIssueCode, message: record.problem.message });
    }
  }

  /** Whether a column fills this field. */
  has(field: string): boolean {
    return this.columns.has(field);
  }

  /** Whether the cell says nothing. */
  isEmpty(field: string): boolean {
    return cellText(this.cell(field)) === null;
  }

  /** The cell as it is. */
  cell(field: string): unknown {
    const column = this.columns.get(field);
    return column && this.record.fields[column.name];
  }

  /** Notes why the row cannot be taken. */
  fail(field: string, code: RowIssueCode, message: string): null {
    this.errors.push({ column: this.columns.get(field)?.header ?? field, code, message });
    return null;
  }

  /** Notes what should be known about the row. */
  warn(field: string, code: RowIssueCode, message: string): void {
    this.warnings.push({ column: this.columns.get(field)?.header ?? field, code, message });
  }

  /** A text of at most `longest` characters; null where the cell says nothing. */
  text(field: string, longest = longestTitle): string | null {
    const text = cellText(this.cell(field));
    return text === null ? null : this.fitting(field, text, longest);
  }

  /** A text of which the first `longest` characters are kept, with a warning where there are more. */
  beginning(field: string, longest = longestTitle): string | null {
    const text = cellText(this.cell(field));
    if (text === null || text.length <= longest) return this.fittingText(field, text);
    const message = `${text.length} characters are over the limit of ${longest}; the end was left out.`;
    this.warn(field, RowIssueCode.TRUNCATED, message);
    return this.fittingText(field, shortened(text, longest));
  }

  /** A long text, e.g. what a customer said. */
  longText(field: string): string | null {
    return this.text(field, longestText);
  }

  /** The texts of a list. */
  texts(field: string): string[] {
    const { commaLists } = this.columns.get(field) ?? {};
    const texts = splitList(this.cell(field), commaLists).map((text) => this.fitting(field, text, longestTitle));
    if (texts.length > longestList)
      this.fail(field, RowIssueCode.TOO_LONG, `More than ${longestList} entries in one cell.`);
    return texts.filter((text) => text !== null);
  }

  /** One of the words of an enum, in any case, with spaces or dashes for underscores. */
  word<T extends string>(field: string, words: Record<string, T>): T | null {
    const text = cellText(this.cell(field));
    return text === null ? null : this.wordIn(field, text, words);
  }

  /** The words of a list, each one of an enum. */
  words<T extends string>(field: string, words: Record<string, T>): T[] {
    const found = splitList(this.cell(field)).map((text) => this.wordIn(field, text, words));
    return [...new Set(found.filter((word) => word !== null))];
  }

  /** Any finite number. */
  number(field: string): number | null {
    const cell = this.cell(field);
    if (cellText(cell) === null) return null;
    const read = parseAmount(cell);
    if ('problem' in read) return this.fail(field, RowIssueCode.INVALID, read.problem);
    if (Number.isFinite(read.value)) return read.value;
    return this.fail(field, RowIssueCode.INVALID, 'The number is too large to be kept.');
  }

  /** A number that is not negative. */
  amount(field: string): number | null {
    const cell = this.cell(field);
    if (cellText(cell) === null) return null;
    const read = parseAmount(cell);
    if ('problem' in read) return this.fail(field, RowIssueCode.INVALID, read.problem);
    if (read.value >= 0 && Number.isFinite(read.value)) return read.value;
    return this.fail(field, RowIssueCode.INVALID, `${read.value} is not allowed; it may not be negative.`);
  }

  /** An instant after 1900; a guess is noted as a warning. */
  instant(field: string, timeZone: string | null): Date | null {
    const cell = this.cell(field);
    if (cell instanceof Date) return cell;
    const text = cellText(this.cell(field));
    if (text === null) return null;
    const read = parseInstant(text, { timeZone });
    if ('problem' in read) return this.fail(field, RowIssueCode.INVALID, read.problem);
    if (read.at.getUTCFullYear() < 1900) {
      return this.fail(field, RowIssueCode.INVALID, `"${shown(text)}" lies before 1900 and is no date of an entry.`);
    }
    if (read.guessed) this.warn(field, RowIssueCode.GUESSED_DATE, `"${shown(text)}": ${read.because}`);
    return read.at;
  }

  /** An http address; anything else is left out, with a warning. */
  address(field: string): string | null {
    return this.addressIn(field, cellText(this.cell(field)));
  }

  /** The same of a text within the cell. */
  addressIn(field: string, text: string | null): string | null {
    if (text === null) return null;
    const fits = text.length <= 2_000 && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
    if (fits) return this.fitting(field, text, 2_000);
    this.warn(
      field,
      RowIssueCode.INVALID,
      `"${shown(text)}" is no http address of at most 2,000 characters; it was left out.`,
    );
    return null;
  }

  /** A name within the cell, of at most the length of a title; null where it says nothing. */
  fittingText(field: string, text: string | null): string | null {
    return text === null ? null : this.fitting(field, text, longestTitle);
  }

  private wordIn<T extends string>(field: string, text: string, words: Record<string, T>): T | null {
    const wanted = text.toUpperCase().replace(/[\s-]+/g, '_');
    const known = Object.values(words);
    const found = known.find((word) => word === wanted);
    return found ?? this.fail(field, RowIssueCode.UNKNOWN_VALUE, `"${shown(text)}" is none of ${known.join(', ')}.`);
  }

  private fitting(field: string, text: string, longest: number): string | null {
    if (text.length > longest) {
      return this.fail(field, RowIssueCode.TOO_LONG, `${text.length} characters are over the limit of ${longest}.`);
    }
    if (text.includes('\0'))
      return this.fail(field, RowIssueCode.INVALID, 'It holds a NUL character, which no text has.');
    return text.toWellFormed();
  }
}
