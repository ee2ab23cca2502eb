import type { ItemKind, Permission } from '../gql/graphql.ts';
import type { ImportedKind } from './import-kinds.ts';

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
  /** Mends well-known slips of definitions, and says so. */
  lenient: boolean;
  /** One bad row, and nothing is applied. */
  allOrNothing: boolean;
}

/** The rights that bring in each kind; what the server would refuse is not offered. */
export const needsOf: Record<ImportedKind, Permission[]> = {
  feedback: ['IMPORT'],
  themes: ['IMPORT', 'PLAN'],
  roadmap: ['IMPORT', 'PLAN'],
  metrics: ['IMPORT', 'MEASURE'],
  measurements: ['IMPORT', 'MEASURE'],
  slo: ['IMPORT', 'PLAN'],
};

/** A date alone is its first instant in UTC; anything else is sent as it was written. */
const instantOf = (text: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text);

/** True when files of that kind may tell local times. */
export const tellsTimes = (kind: ImportedKind): boolean =>
  ['feedback', 'roadmap', 'metrics', 'measurements'].includes(kind);

/** The endpoint for a file of that name, with all that was set. */
export function importAddress(settings: ImportSettings, fileName: string, dryRun: boolean): string {
  const { kind } = settings;
  const parameters = new URLSearchParams({ source: settings.source, fileName, dryRun: String(dryRun) });
  const pairs = Object.entries(settings.map).filter(([, field]) => field !== '');
  if (pairs.length > 0) parameters.set('map', pairs.map(([column, field]) => `${column}=${field}`).join(','));
  if (kind === 'feedback' && settings.createMissingThemes) parameters.set('createMissingThemes', 'true');
  if (kind === 'feedback' && settings.defaultSubmittedAt) {
    parameters.set('defaultSubmittedAt', instantOf(settings.defaultSubmittedAt));
  }
  if (kind === 'roadmap' && settings.defaultKind) parameters.set('defaultKind', settings.defaultKind);
  if (kind === 'slo' && settings.lenient) parameters.set('lenient', 'true');
  if (tellsTimes(kind) && settings.timeZone) parameters.set('timeZone', settings.timeZone);
  if (settings.allOrNothing) parameters.set('errorPolicy', 'REJECT_EVERYTHING');
  return `/import/${kind}?${parameters}`;
}

/** The content type that a file's name tells; tables are CSV unless it says otherwise. */
export function contentTypeOf(fileName: string): string {
  const ending = fileName.toLowerCase().replace(/\.gz$/, '').split('.').at(-1);
  if (ending === 'json') return 'application/json';
  if (ending === 'ndjson' || ending === 'jsonl') return 'application/x-ndjson';
  if (ending === 'yaml' || ending === 'yml') return 'application/yaml';
  return 'text/csv';
}

/** A source name proposed from a file's name: `Canny export 2026-11.csv` → `canny-export`. */
export function sourceOf(fileName: string): string {
  const stem = fileName.toLowerCase().replace(/(\.[a-z0-9]+){1,2}$/, '');
  const words = stem.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/-?\d[\d-]*$/g, '');
  return words.replaceAll(/^-+|-+$/g, '') || 'file';
}
