import type { RunOptions } from './import-plan.ts';
import type { ColumnMapping, ImportTotals } from './import-run.types.ts';
import type { Source } from './reading/source.ts';
import type { SourceError } from './reading/source-error.ts';

const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** What a file was read as, with what was done to make sense of it: `CSV, separated by commas, in UTF-8.` */
export function sourceInWords({ format, delimiter, compressed, encoding, notes }: Source): string {
  const separators: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };
  const forms = {
    DELIMITED: `CSV, separated by ${separators[delimiter ?? ''] ?? `"${delimiter}"`}`,
    JSON_LINES: 'JSON lines',
    JSON_ARRAY: 'a JSON array',
  };
  return [`Read as ${forms[format]}, in ${encoding}${compressed ? ', packed with gzip' : ''}.`, ...notes].join(' ');
}

/** Why a source could not be read, and that nothing came of it. */
export function faultInWords({ message, line }: SourceError): string {
  const where = line === null || /\bline \d/.test(message) ? '' : `Line ${line}: `;
  return `${where}${message} Nothing was applied.`;
}

/** What a run did, in plain words. */
export function outcomeInWords(run: {
  totals: ImportTotals;
  options: RunOptions;
  rejected: boolean;
  mapping: readonly ColumnMapping[];
  read: string;
}): string {
  const { totals, options, rejected, mapping, read } = run;
  const would = rejected || options.dryRun;
  const ignored = mapping.filter((column) => column.ignored).map(({ column }) => column);
  const parts = [
    `${counted(totals.rows, 'row')}: ${totals.created} ${would ? 'to create' : 'created'}, ${totals.updated} ${would ? 'to update' : 'updated'}, ` +
      `${totals.unchanged} unchanged, ${totals.duplicate} duplicate, ${totals.failed} failed.`,
    made(totals, would),
    read,
    ignored.length > 0 && `Ignored: ${ignored.slice(0, 20).join(', ')}${ignored.length > 20 ? ', …' : ''}.`,
    rejected &&
      'Nothing was applied: with REJECT_EVERYTHING one failed row rejects all. Mend the failed rows, or send errorPolicy=REJECT_FAILED_ROWS.',
    options.dryRun &&
      !rejected &&
      'This was a dry run: nothing was applied; send dryRun=false (or leave out --dry-run) to apply.',
  ];
  return parts.filter(Boolean).join(' ');
}

function made({ themesCreated, customersCreated }: ImportTotals, would: boolean): string | false {
  const nouns = [
    themesCreated > 0 && counted(themesCreated, 'new theme'),
    customersCreated > 0 && counted(customersCreated, 'new customer'),
  ].filter(Boolean);
  return nouns.length > 0 && `${would ? 'It would make' : 'It made'} ${nouns.join(' and ')}.`;
}

/** What undoing a run put back and what it left, in plain words. */
export function undoneInWords(counts: { restored: number; left: number; customers: number; themes: number }): string {
  const used = [
    counts.customers > 0 && counted(counts.customers, 'customer'),
    counts.themes > 0 && counted(counts.themes, 'theme'),
  ].filter(Boolean);
  const parts = [
    `Undone: ${counted(counts.restored, 'row')} taken back.`,
    counts.left > 0 &&
      `${counted(counts.left, 'row')} left as they are, because what they are about was changed or used since; undo.left names them.`,
    used.length > 0 && `${used.join(' and ')} that it made stay, because they are in use.`,
  ];
  return parts.filter(Boolean).join(' ');
}
