import { longestText, longestTitle } from '../../platform/texts.ts';
import { MilestoneKind } from '../../roadmap/milestone.entity.ts';
import type { PlanDay } from '../../roadmap/plan-date.rules.ts';
import { RowIssueCode } from '../import.enums.ts';
import { cellText, shown } from '../reading/cells.ts';
import { parseInstant } from '../reading/instants.ts';
import type { RowCells } from '../row-cells.ts';
import { entriesOf, weeksIn } from './list-cells.ts';
import { planDayFrom } from './plan-day.ts';

/** A milestone as a row tells it; null where it says nothing. */
export interface MilestoneRow {
  title: string;
  kind: MilestoneKind | null;
  value: string | null;
  target: PlanDay | null;
  delivered: boolean | null;
  /** When it was delivered, as RFC 3339. */
  deliveredAt: string | null;
  dropped: boolean | null;
  effortPersonWeeks: number | null;
  /** What was learnt. */
  outcome: string | null;
}

const mostMilestones = 200;

/** The milestones of a row: objects of a JSON array, or titles separated by `;` or `|`. */
export function milestonesFrom(cells: RowCells): MilestoneRow[] {
  const found = entriesOf(cells.cell('milestones')).map((entry) => milestoneFrom(cells, entry));
  if (found.length > mostMilestones) {
    cells.fail(
      'milestones',
      RowIssueCode.TOO_LONG,
      `${found.length} milestones are over the limit of ${mostMilestones}.`,
    );
  }
  const named = found.filter((milestone) => milestone !== null);
  const titles = named.map(({ title }) => title);
  for (const title of new Set(titles.filter((title, index) => titles.indexOf(title) !== index))) {
    cells.fail(
      'milestones',
      RowIssueCode.INVALID,
      `Two milestones are called "${shown(title)}"; titles tell them apart.`,
    );
  }
  return named;
}

function milestoneFrom(cells: RowCells, entry: unknown): MilestoneRow | null {
  const told: Record<string, unknown> = entry !== null && typeof entry === 'object' ? { ...entry } : { title: entry };
  const refuse = (code: RowIssueCode, message: string) => cells.fail('milestones', code, message);
  const title = cellText(told.title);
  const value = cellText(told.value);
  if (title === null) return refuse(RowIssueCode.REQUIRED, 'A milestone has no title.');
  const texts = [value, cellText(told.outcome)].map((text) => text ?? '');
  if (
    title.length > longestTitle ||
    texts.some((text) => text.length > longestText) ||
    `${title}${texts}`.includes('\0')
  ) {
    return refuse(RowIssueCode.INVALID, `The milestone "${shown(title)}" is too long, or holds a NUL character.`);
  }
  return {
    title,
    value,
    kind: kindFrom(told.kind, refuse),
    target: targetFrom(told.target, refuse),
    delivered: flagFrom(told.delivered, 'delivered', refuse),
    deliveredAt: instantFrom(told.deliveredAt, refuse),
    dropped: flagFrom(told.dropped, 'dropped', refuse),
    effortPersonWeeks: effortFrom(told.effortPersonWeeks, refuse),
    outcome: cellText(told.outcome),
  };
}

type Refuse = (code: RowIssueCode, message: string) => null;

function kindFrom(cell: unknown, refuse: Refuse): MilestoneKind | null {
  const text = cellText(cell)?.toUpperCase();
  if (text === undefined) return null;
  const kinds = Object.values(MilestoneKind);
  const message = `"${shown(text)}" is no kind of milestone; there are ${kinds.join(', ')}.`;
  return kinds.find((kind) => kind === text) ?? refuse(RowIssueCode.UNKNOWN_VALUE, message);
}

function targetFrom(cell: unknown, refuse: Refuse): PlanDay | null {
  const text = cellText(cell);
  if (text === null) return null;
  const read = planDayFrom(text);
  return 'problem' in read ? refuse(RowIssueCode.INVALID, read.problem) : read.value;
}

function flagFrom(cell: unknown, word: string, refuse: Refuse): boolean | null {
  const text = cellText(cell)?.toLowerCase();
  if (text === undefined) return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return refuse(RowIssueCode.INVALID, `Whether a milestone is ${word} is true or false, not "${shown(text)}".`);
}

function instantFrom(cell: unknown, refuse: Refuse): string | null {
  if (cell instanceof Date) return cell.toISOString();
  const text = cellText(cell);
  if (text === null) return null;
  const read = parseInstant(text);
  return 'problem' in read ? refuse(RowIssueCode.INVALID, read.problem) : read.at.toISOString();
}

function effortFrom(cell: unknown, refuse: Refuse): number | null {
  if (cellText(cell) === null) return null;
  const message = `The effort of a milestone is a number of person-weeks from 0, not "${shown(cellText(cell)!)}".`;
  return weeksIn(cell) ?? refuse(RowIssueCode.INVALID, message);
}
