import type { ItemKind } from '../gql/graphql.ts';

/** What kind of file is brought in. */
export type ImportedKind = 'feedback' | 'roadmap';

/** How a file is to be read. */
export interface ImportSettings {
  kind: ImportedKind;
  source: string;
  /** The field that each column is, where it was set by hand: column name → field, '' to leave it out. */
  map: Record<string, string>;
  createMissingThemes: boolean;
  /** An instant or date for rows that have none. */
  defaultSubmittedAt: string;
  timeZone: string;
  /** The kind of roadmap rows that say none; null fails them. */
  defaultKind: ItemKind | null;
}

/** A date alone is its first instant in UTC; anything else is sent as it was written. */
const instantOf = (text: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text);

/** The endpoint for a file of that name, with all that was set. */
export function importAddress(settings: ImportSettings, fileName: string, dryRun: boolean): string {
  const parameters = new URLSearchParams({ source: settings.source, fileName, dryRun: String(dryRun) });
  const pairs = Object.entries(settings.map).filter(([, field]) => field !== '');
  if (pairs.length > 0) parameters.set('map', pairs.map(([column, field]) => `${column}=${field}`).join(','));
  if (settings.kind === 'feedback') {
    if (settings.createMissingThemes) parameters.set('createMissingThemes', 'true');
    if (settings.defaultSubmittedAt) parameters.set('defaultSubmittedAt', instantOf(settings.defaultSubmittedAt));
    if (settings.timeZone) parameters.set('timeZone', settings.timeZone);
  } else if (settings.defaultKind) {
    parameters.set('defaultKind', settings.defaultKind);
  }
  return `/import/${settings.kind}?${parameters}`;
}

/** The content type that a file's name tells; tables are CSV unless it says otherwise. */
export function contentTypeOf(fileName: string): string {
  const ending = fileName.toLowerCase().split('.').at(-1);
  if (ending === 'json') return 'application/json';
  if (ending === 'ndjson' || ending === 'jsonl') return 'application/x-ndjson';
  return 'text/csv';
}

/** A source name proposed from a file's name: `Canny export 2026-11.csv` → `canny-export`. */
export function sourceOf(fileName: string): string {
  const stem = fileName.toLowerCase().replace(/\.[a-z0-9]+$/, '');
  const words = stem.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/-?\d[\d-]*$/g, '');
  return words.replaceAll(/^-+|-+$/g, '') || 'file';
}

/** The fields that a column can be, by kind. */
export const importFields: Record<ImportedKind, string[]> = {
  feedback: [
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
  ],
  roadmap: [
    'external_id',
    'title',
    'problem',
    'outcome',
    'description',
    'kind',
    'value_drivers',
    'status',
    'horizon',
    'team',
    'start',
    'target',
    'labels',
    'themes',
    'url',
    'changed_at',
  ],
};
