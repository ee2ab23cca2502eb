import type { Paint } from './paint.ts';
import { tableLines } from './table.ts';

/** What is wrong with a row. */
export interface RowFault {
  column: string | null;
  code: string;
  message: string;
}

/** What the service answers to an import, as far as the command shows it. */
export interface ImportRun {
  id: string;
  status: string;
  dryRun: boolean;
  message: string | null;
  totals: Record<'rows' | 'created' | 'updated' | 'unchanged' | 'duplicate' | 'failed' | 'warnings', number> & {
    themesCreated?: number;
    customersCreated?: number;
  };
  failedRows?: { line: number; errors: RowFault[] }[];
}

const mostFaultsShown = 20;

/** What a person wants to know of an import that has ended: its totals, what failed and why, and the service's own words. */
export function summaryOf({ totals, failedRows = [], message }: ImportRun, paint: Paint = (_, text) => text): string[] {
  const words: [string, number | undefined][] = [
    ['rows', totals.rows],
    ['created', totals.created],
    ['updated', totals.updated],
    ['unchanged', totals.unchanged],
    ['duplicate', totals.duplicate],
    ['failed', totals.failed],
    ['warnings', totals.warnings],
    ['themes created', totals.themesCreated],
    ['customers created', totals.customersCreated],
  ];
  const faults = failedRows.flatMap(({ line, errors }) =>
    errors.map(({ column, code, message }) => [`line ${line}`, column ?? '', code, message]),
  );
  const more = faults.length - mostFaultsShown;
  const shown = words.filter((word): word is [string, number] => word[1] !== undefined);
  const colours: Record<string, Parameters<Paint>[0]> = {
    created: 'green',
    updated: 'green',
    failed: 'red',
    warnings: 'yellow',
  };
  const table = tableLines(shown).map((line, index) => {
    const [word, count] = shown[index]!;
    const colour = colours[word];
    return colour && count > 0 ? paint(colour, line) : line;
  });
  return [
    ...table,
    ...(faults.length > 0 ? ['', ...tableLines(faults.slice(0, mostFaultsShown))] : []),
    ...(more > 0 ? [`… and ${more.toLocaleString('en')} more; --failed FILE writes every failed row.`] : []),
    ...(message ? ['', message] : []),
  ];
}

/** What the command exits with: 0 when every row is good, 2 when some failed, 1 when nothing came of it. */
export function exitCodeOf({ status, totals, dryRun }: ImportRun): 0 | 1 | 2 {
  const good = totals.created + totals.updated + totals.unchanged + totals.duplicate;
  if (status !== 'COMPLETED' || (totals.failed > 0 && good === 0)) return dryRun && good > 0 ? 2 : 1;
  return totals.failed > 0 ? 2 : 0;
}
