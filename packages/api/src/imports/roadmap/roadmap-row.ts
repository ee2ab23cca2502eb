import { parseGlobalId } from '../../platform/graphql/global-id.ts';
import { slugOf } from '../../platform/slug.ts';
import { longestTitle } from '../../platform/texts.ts';
import { Horizon, ItemKind, ItemStatus, ValueDriver } from '../../roadmap/item.enums.ts';
import { storableJson } from '../copy.ts';
import { RowIssueCode } from '../import.enums.ts';
import type { RunOptions } from '../import-plan.ts';
import type { RowIssue } from '../import-run.types.ts';
import { cellText } from '../reading/cells.ts';
import type { SourceRecord } from '../reading/record.ts';
import { type FieldColumns, RowCells } from '../row-cells.ts';
import { effortFrom, linksFrom, refsFrom } from './list-cells.ts';
import { milestonesFrom } from './milestones-cell.ts';
import { planDayFrom } from './plan-day.ts';

/** What a file of items may hold, in the words of its columns. */
export const roadmapFields = [
  'externalId',
  'changedAt',
  'title',
  'problem',
  'outcome',
  'description',
  'kind',
  'valueDrivers',
  'status',
  'horizon',
  'team',
  'start',
  'target',
  'effort',
  'labels',
  'themes',
  'url',
  'links',
  'externalRefs',
  'milestones',
] as const;

/**
 * An item as a row of a file tells it; null where it says nothing. Plan dates, the effort, links, ids elsewhere and
 * milestones are JSON texts. `namedItem` is the item whose own id the external id is, were it one of ours.
 */
export interface RoadmapRow {
  externalId: string | null;
  namedItem: string | null;
  changedAt: Date | null;
  title: string | null;
  problem: string | null;
  outcome: string | null;
  description: string | null;
  kind: ItemKind | null;
  valueDrivers: ValueDriver[];
  status: ItemStatus | null;
  horizon: Horizon | null;
  team: string | null;
  teamSlug: string | null;
  start: string | null;
  target: string | null;
  effort: string | null;
  labels: string[];
  themes: string[];
  slugs: string[];
  url: string | null;
  links: string;
  externalRefs: string;
  milestones: string;
  errors: RowIssue[];
  warnings: RowIssue[];
}

/** Reads one record as an item, with everything that is wrong with it. */
export function roadmapRowFrom(record: SourceRecord, columns: FieldColumns, options: RunOptions): RoadmapRow {
  const cells = new RowCells(record, columns);
  const themes = cells.texts('themes');
  const team = cells.text('team');
  const kind = cells.word('kind', ItemKind);
  const externalId = cells.text('externalId');
  const named = externalId && parseGlobalId(externalId);
  const effort = effortFrom(cells);
  const row = {
    externalId,
    namedItem: named && named.typeName === 'RoadmapItem' ? named.id : null,
    changedAt: cells.instant('changedAt', options.timeZone),
    title: cells.text('title'),
    problem: cells.longText('problem'),
    outcome: cells.longText('outcome'),
    description: cells.longText('description'),
    kind,
    valueDrivers: cells.words('valueDrivers', ValueDriver),
    status: cells.word('status', ItemStatus),
    horizon: cells.word('horizon', Horizon),
    team,
    teamSlug: team && slugOf(team),
    start: planDay(cells, 'start'),
    target: planDay(cells, 'target'),
    effort: effort && JSON.stringify(effort),
    labels: cells.texts('labels'),
    themes,
    slugs: themes.map(slugOf),
    url: cells.address('url'),
    links: storableJson(linksFrom(cells)),
    externalRefs: storableJson(refsFrom(cells)),
    milestones: storableJson(milestonesFrom(cells)),
    errors: cells.errors,
    warnings: cells.warnings,
  };
  if (!record.problem) wantSubstance(cells, row, options);
  return row;
}

function planDay(cells: RowCells, field: string): string | null {
  const text = cellText(cells.cell(field));
  if (text === null) return null;
  const read = planDayFrom(text);
  return 'problem' in read ? cells.fail(field, RowIssueCode.INVALID, read.problem) : JSON.stringify(read.value);
}

function wantSubstance(cells: RowCells, row: Omit<RoadmapRow, 'milestones'>, { defaultKind }: RunOptions): void {
  for (const field of ['externalId', 'title']) {
    if (cells.isEmpty(field)) cells.fail(field, RowIssueCode.REQUIRED, `${field} is missing.`);
  }
  if (cells.isEmpty('kind') && !defaultKind) {
    const kinds = Object.values(ItemKind).join(' or ');
    cells.fail('kind', RowIssueCode.REQUIRED, `It does not say its kind; send ${kinds}, or a defaultKind for the run.`);
  }
  for (const field of ['problem', 'outcome']) {
    if (cells.isEmpty(field))
      cells.warn(field, RowIssueCode.REQUIRED, `It states no ${field}; a new item arrives with it empty.`);
  }
  if (row.teamSlug === '' || (row.teamSlug?.length ?? 0) > longestTitle) {
    cells.fail('team', RowIssueCode.INVALID, `The name of a team needs 1 to ${longestTitle} letters or digits.`);
  }
}
