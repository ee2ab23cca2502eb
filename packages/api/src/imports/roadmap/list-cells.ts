import { longestTitle } from '../../platform/texts.ts';
import type { Effort, ExternalLink } from '../../roadmap/item.types.ts';
import { RowIssueCode } from '../import.enums.ts';
import { cellText, parseAmount, shown, splitList } from '../reading/cells.ts';
import type { RowCells } from '../row-cells.ts';

const mostEntries = 200;

/** The entries of a cell that holds a list: of a JSON array as they are, else texts separated by `;` or `|`. */
export function entriesOf(cell: unknown): unknown[] {
  if (Array.isArray(cell)) return cell;
  const parsed = jsonIn(cell);
  return Array.isArray(parsed) ? parsed : splitList(cell);
}

function jsonIn(cell: unknown): unknown {
  const text = cellText(cell) ?? '';
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Text in brackets that is no JSON is a text like any other.
    return undefined;
  }
}

/** The pages of a row: objects with `label` and `url`, or addresses. What is no http address is left out, with a warning. */
export function linksFrom(cells: RowCells): ExternalLink[] {
  return listOf(cells, 'links', 'links').flatMap((entry) => {
    const { label, url } = objectOr(entry, (text) => ({ label: null, url: text }));
    const address = cells.addressIn('links', cellText(url));
    return address === null
      ? []
      : [{ label: cells.fittingText('links', cellText(label)) ?? hostOf(address), url: address }];
  });
}

function hostOf(url: string): string {
  return new URL(url).host.slice(0, longestTitle);
}

/** The ids that an item has in other sources. */
export function refsFrom(cells: RowCells): { source: string; externalId: string }[] {
  return listOf(cells, 'externalRefs', 'ids').flatMap((entry) => {
    const ref = objectOr(entry, () => ({}));
    const source = cells.fittingText('externalRefs', cellText(ref.source));
    const externalId = cells.fittingText('externalRefs', cellText(ref.externalId));
    if (source !== null && externalId !== null) return [{ source, externalId }];
    const example = '[{"source": "jira", "externalId": "J-1"}]';
    cells.fail('externalRefs', RowIssueCode.INVALID, `An id needs a source and an externalId, as in ${example}.`);
    return [];
  });
}

function listOf(cells: RowCells, field: string, noun: string): unknown[] {
  const entries = entriesOf(cells.cell(field));
  if (entries.length <= mostEntries) return entries;
  cells.fail(field, RowIssueCode.TOO_LONG, `${entries.length} ${noun} are over the limit of ${mostEntries}.`);
  return [];
}

function objectOr(entry: unknown, otherwise: (text: unknown) => Record<string, unknown>): Record<string, unknown> {
  return entry !== null && typeof entry === 'object' ? { ...entry } : otherwise(entry);
}

/** The effort of a row: an object with `low`, `likely` and `high`, or one number for all three; as a JSON text. */
export function effortFrom(cells: RowCells): Effort | null {
  const cell = cells.cell('effort');
  if (cellText(cell) === null) return null;
  const told = typeof cell === 'object' ? cell : (jsonIn(cell) ?? cell);
  const { low, likely, high } = objectOr(told, (one) => ({ low: one, likely: one, high: one }));
  const [a, b, c] = [low, likely, high].map(weeksIn);
  if (a != null && b != null && c != null && a <= b && b <= c) return { low: a, likely: b, high: c };
  const message = `"${shown(cellText(cell)!)}" is no effort in person-weeks; write 3, or {"low": 2, "likely": 3, "high": 5} with 0 ≤ low ≤ likely ≤ high.`;
  return cells.fail('effort', RowIssueCode.INVALID, message);
}

/** Person-weeks in a cell: a number from 0; null where it is none. */
export function weeksIn(cell: unknown): number | null {
  if (cellText(cell) === null) return null;
  const read = parseAmount(cell);
  return 'problem' in read || read.value < 0 || !Number.isFinite(read.value) ? null : read.value;
}
