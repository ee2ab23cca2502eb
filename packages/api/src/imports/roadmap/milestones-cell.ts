import { longestText, longestTitle } from '../../platform/texts.ts';
import { MilestoneKind } from '../../roadmap/milestone.entity.ts';
import type { PlanDay } from '../../roadmap/plan-date.rules.ts';
import { RowIssueCode } from '../import.enums.ts';
import { cellText, shown, splitList } from '../reading/cells.ts';
import type { RowCells } from '../row-cells.ts';
import { planDayFrom } from './plan-day.ts';

/** A milestone as a row tells it; null where it says nothing. */
export interface MilestoneRow {
  title: string;
  kind: MilestoneKind | null;
  value: string | null;
  target: PlanDay | null;
  delivered: boolean | null;
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

function entriesOf(cell: unknown): unknown[] {
  if (Array.isArray(cell)) return cell;
  const text = cellText(cell);
  if (text?.startsWith('[')) {
    try {
      const parsed: unknown = JSON.parse(text);
      if (Array.isArray(parsed)) return parsed;
    } catch {
      // Text in brackets that is no JSON is a list of titles.
    }
  }
  return splitList(cell);
}

function milestoneFrom(cells: RowCells, entry: unknown): MilestoneRow | null {
  const told: Record<string, unknown> = entry !== null && typeof entry === 'object' ? { ...entry } : { title: entry };
  const refuse = (code: RowIssueCode, message: string) => cells.fail('milestones', code, message);
  const title = cellText(told.title);
  const value = cellText(told.value);
  if (title === null) return refuse(RowIssueCode.REQUIRED, 'A milestone has no title.');
  if (title.length > longestTitle || (value?.length ?? 0) > longestText || `${title}${value}`.includes('\0')) {
    return refuse(RowIssueCode.INVALID, `The milestone "${shown(title)}" is too long, or holds a NUL character.`);
  }
  return {
    title,
    value,
    kind: kindFrom(told.kind, refuse),
    target: targetFrom(told.target, refuse),
    delivered: deliveredFrom(told.delivered, refuse),
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

function deliveredFrom(cell: unknown, refuse: Refuse): boolean | null {
  const text = cellText(cell)?.toLowerCase();
  if (text === undefined) return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return refuse(RowIssueCode.INVALID, `Whether a milestone is delivered is true or false, not "${shown(text)}".`);
}
