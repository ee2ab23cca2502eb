import { ThemeStatus } from '../../feedback/feedback.enums.ts';
import { slugOf } from '../../platform/slug.ts';
import { longestTitle } from '../../platform/texts.ts';
import { readableName } from '../feedback/make-themes.ts';
import { RowIssueCode } from '../import.enums.ts';
import type { RowIssue } from '../import-run.types.ts';
import type { SourceRecord } from '../reading/record.ts';
import { type FieldColumns, RowCells } from '../row-cells.ts';

/** What a file of themes may hold, in the words of its columns. */
export const themeFields = [
  'slug',
  'name',
  'parent',
  'path',
  'product',
  'summary',
  'problem',
  'rules',
  'status',
] as const;

/** A theme as a row of a file tells it; null, and no rules, where it says nothing. */
export interface ThemeRow {
  slug: string;
  /** Whether the row itself names its slug; else it follows from the path or the name. */
  slugGiven: boolean;
  name: string;
  /** The slug or the name of the wider theme. */
  parent: string | null;
  summary: string | null;
  problem: string | null;
  rules: string[];
  status: ThemeStatus | null;
  errors: RowIssue[];
  warnings: RowIssue[];
}

/** Reads one record as a theme, with everything that is wrong with it. */
export function themeRowFrom(record: SourceRecord, columns: FieldColumns): ThemeRow {
  const cells = new RowCells(record, columns);
  const path = cells.texts('path');
  const product = cells.text('product');
  const within = product ? [product] : [];
  const name = cells.text('name') ?? path.at(-1) ?? '';
  const given = cells.text('slug');
  const slug = slugOf(given ?? (path.length > 0 ? [...within, ...path].join(' ') : name));
  const above = path.length > 1 ? slugOf([...within, ...path.slice(0, -1)].join(' ')) : null;
  if (!record.problem && name === '') cells.fail('name', RowIssueCode.REQUIRED, 'A theme needs a name.');
  else if (!record.problem && (slug === '' || slug.length > longestTitle)) {
    const message = `A theme needs 1 to ${longestTitle} letters or digits in its ${given === null ? 'name' : 'slug'}.`;
    cells.fail(given === null ? 'name' : 'slug', RowIssueCode.INVALID, message);
  }
  return {
    slug,
    slugGiven: given !== null || path.length > 0,
    name: name.includes('_') ? readableName(name) : name,
    parent: cells.text('parent') ?? above,
    summary: cells.longText('summary'),
    problem: cells.longText('problem'),
    rules: cells.texts('rules'),
    status: cells.word('status', ThemeStatus),
    errors: cells.errors,
    warnings: cells.warnings,
  };
}
