import { nameKeyOf } from '../../feedback/customer.rules.ts';
import { CustomerKind, Importance, Sentiment } from '../../feedback/feedback.enums.ts';
import { fingerprintOf } from '../../feedback/fingerprint.rules.ts';
import { traitsOf } from '../../feedback/words.rules.ts';
import { slugOf } from '../../platform/slug.ts';
import { longestTitle } from '../../platform/texts.ts';
import { RowIssueCode } from '../import.enums.ts';
import type { RunOptions } from '../import-plan.ts';
import type { RowIssue } from '../import-run.types.ts';
import type { SourceRecord } from '../reading/record.ts';
import { type FieldColumns, RowCells } from '../row-cells.ts';

/** What a file of feedback may hold, in the words of its columns. */
export const feedbackFields = [
  'external_id',
  'title',
  'body',
  'submitted_at',
  'customer_name',
  'customer_external_id',
  'customer_kind',
  'segment',
  'annual_revenue',
  'currency',
  'importance',
  'sentiment',
  'url',
  'language',
  'tags',
  'themes',
] as const;

/** An entry as a row of a file tells it. */
export interface FeedbackRow {
  externalId: string | null;
  title: string | null;
  body: string;
  url: string | null;
  language: string | null;
  submittedAt: Date | null;
  /** False where the run's default was taken. */
  submittedGiven: boolean;
  importance: Importance;
  sentiment: Sentiment | null;
  tags: string[];
  /** The source's own labels, and the slug of each. */
  themes: string[];
  slugs: string[];
  fingerprint: string;
  /** What is kept beside the texts, for finding and comparing. */
  words: string;
  likeness: string;
  /** What tells its customer from the others of the file: by id, else by name. */
  customerKey: string | null;
  customerExternalId: string | null;
  customerName: string | null;
  customerNameKey: string | null;
  customerKind: CustomerKind | null;
  segment: string | null;
  annualRevenue: number | null;
  currency: string | null;
  errors: RowIssue[];
  warnings: RowIssue[];
}

/** Reads one record as an entry, with everything that is wrong with it. */
export function feedbackRowFrom(record: SourceRecord, columns: FieldColumns, options: RunOptions): FeedbackRow {
  const cells = new RowCells(record, columns);
  const body = cells.longText('body') ?? '';
  const given = cells.instant('submitted_at', options.timeZone);
  const title = cells.beginning('title');
  const customer = customerFrom(cells);
  const themes = themesFrom(cells);
  if (!record.problem) wantBodyAndDate(cells, options);
  return {
    externalId: cells.text('external_id'),
    title,
    body,
    url: cells.address('url'),
    language: cells.text('language'),
    submittedAt: given ?? options.defaultSubmittedAt,
    submittedGiven: given !== null,
    importance: cells.word('importance', Importance) ?? Importance.NICE_TO_HAVE,
    sentiment: cells.word('sentiment', Sentiment),
    tags: cells.texts('tags'),
    ...themes,
    ...customer,
    ...traitsOf(title, body),
    fingerprint: fingerprintOf({
      source: options.source,
      customer: customer.customerExternalId ?? customer.customerName,
      body,
      day: given?.toISOString().slice(0, 10) ?? null,
    }),
    errors: cells.errors,
    warnings: cells.warnings,
  };
}

function wantBodyAndDate(cells: RowCells, { defaultSubmittedAt }: RunOptions): void {
  if (cells.isEmpty('body')) cells.fail('body', RowIssueCode.REQUIRED, 'Nothing was said: body is empty.');
  if (cells.isEmpty('submitted_at') && !defaultSubmittedAt) {
    const message = 'It does not say when it was said; send submitted_at, or a defaultSubmittedAt for the run.';
    cells.fail('submitted_at', RowIssueCode.REQUIRED, message);
  }
}

function customerFrom(cells: RowCells) {
  const customerExternalId = cells.text('customer_external_id');
  const customerName = cells.text('customer_name');
  const named = customerName ?? customerExternalId;
  const customerNameKey = named && nameKeyOf(named);
  if (customerNameKey && customerNameKey.length > longestTitle) {
    cells.fail(
      'customer_name',
      RowIssueCode.TOO_LONG,
      `Written out, it is over the limit of ${longestTitle} characters.`,
    );
  }
  const byName = customerName === null ? null : `name ${customerNameKey}`;
  return {
    customerKey: customerExternalId === null ? byName : `id ${customerExternalId}`,
    customerExternalId,
    customerName,
    customerNameKey,
    customerKind: cells.word('customer_kind', CustomerKind),
    segment: cells.text('segment'),
    annualRevenue: cells.amount('annual_revenue'),
    currency: currencyFrom(cells),
  };
}

function currencyFrom(cells: RowCells): string | null {
  const currency = cells.text('currency')?.toUpperCase() ?? null;
  if (currency === null || /^[A-Z]{3}$/.test(currency)) return currency;
  return cells.fail('currency', RowIssueCode.INVALID, `"${currency}" is no currency; write three letters, e.g. EUR.`);
}

function themesFrom(cells: RowCells): Pick<FeedbackRow, 'themes' | 'slugs'> {
  const themes = cells.texts('themes');
  const slugs = themes.map(slugOf);
  for (const [index, slug] of slugs.entries()) {
    if (slug !== '' && slug.length <= longestTitle) continue;
    const message = `"${themes[index]}" cannot be the name of a theme: it needs 1 to ${longestTitle} letters or digits.`;
    cells.fail('themes', RowIssueCode.INVALID, message);
  }
  return { themes, slugs };
}
