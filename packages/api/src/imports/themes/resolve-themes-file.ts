import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Theme } from '../../feedback/theme.entity.ts';
import { deepestThemes, themesByNameOrSlug, themesBySlug } from '../../feedback/theme.service.ts';
import { slugOf } from '../../platform/slug.ts';
import type { Work } from '../../platform/work.ts';
import { readableName } from '../feedback/make-themes.ts';
import { RowAction, RowIssueCode } from '../import.enums.ts';
import type { MadeBeside, StagedRun } from '../import-plan.ts';
import type { RowIssue } from '../import-run.types.ts';
import { shown } from '../reading/cells.ts';
import type { ThemeRow } from './theme-row.ts';
import { type Branch, treeFaults } from './tree.rules.ts';

type StagedTheme = Omit<ThemeRow, 'errors' | 'warnings'> & { line: number };

/** A row on its way: which theme it is, and where that is to stand. */
interface Placed {
  row: StagedTheme;
  id: string;
  known: Theme | null;
  /** The row of the file that is the same theme, where this one is not the first. */
  first: Placed | null;
  parentId: string | null;
  error: RowIssue | null;
}

/**
 * Decides what becomes of each theme. Parents may stand anywhere in the file, or be there already. A theme whose
 * parent cannot be taken cannot be taken either.
 */
export async function resolveThemesFile(work: Work, { columns }: StagedRun): Promise<MadeBeside> {
  await work.alone('themes');
  const rows = await work.query<StagedTheme>(sql`
    select line, slug, slug_given as "slugGiven", name, parent, summary, problem, rules, status
    from staged where errors is null order by line`);
  const texts = [...new Set(rows.flatMap(({ slug, name, parent }) => [slug, name, ...(parent ? [parent] : [])]))];
  const known = await themesByNameOrSlug(work, texts);
  const bySlug = await themesBySlug(
    work,
    rows.map(({ slug }) => slug),
  );
  const placed = placesOf(rows, known, bySlug);
  findParents(placed, known, columns.get('parent')?.header ?? 'parent');
  await refuseFaults(work, placed, columns.get('parent')?.header ?? 'parent');
  await writeResolved(work, placed);
  return { themesCreated: 0, customersCreated: 0 };
}

function placesOf(rows: readonly StagedTheme[], known: Map<string, Theme>, bySlug: Map<string, Theme>): Placed[] {
  const firsts = new Map<string, Placed>();
  return rows.map((row) => {
    const theme = (row.slugGiven ? bySlug.get(row.slug) : known.get(row.slug)) ?? null;
    const key = theme?.id ?? row.slug;
    const first = firsts.get(key) ?? null;
    const place = { row, id: first?.id ?? theme?.id ?? randomUUID(), known: theme, first, parentId: null, error: null };
    if (!first) firsts.set(key, place);
    return place;
  });
}

function findParents(placed: readonly Placed[], known: Map<string, Theme>, column: string): void {
  const inFile = new Map<string, Placed>();
  for (const place of placed) if (!place.first) inFile.set(place.row.slug, place);
  for (const place of placed) {
    const name = slugOf(place.row.name);
    if (!place.first && !inFile.has(name)) inFile.set(name, place);
  }
  for (const place of placed) {
    const { parent } = place.row;
    place.parentId = place.known?.parentId ?? null;
    if (parent === null) continue;
    const above = inFile.get(slugOf(parent));
    place.parentId = above?.id ?? known.get(parent)?.id ?? null;
    if (place.parentId) continue;
    const message = `There is no theme "${shown(parent)}" to be part of, neither in the file nor here.`;
    place.error = { column, code: RowIssueCode.UNKNOWN_THEME, message };
  }
}

/** Rows fail whose place is impossible, then those whose parent failed and is not there already, until none is left. */
async function refuseFaults(work: Work, placed: readonly Placed[], column: string): Promise<void> {
  const there = await work.query<{ id: string; parentId: string | null }>(
    sql`select id, parent_id as "parentId" from theme`,
  );
  for (let before = -1; before !== placed.filter(({ error }) => error).length; ) {
    before = placed.filter(({ error }) => error).length;
    const good = placed.filter(({ error, first }) => !error && !first);
    const tree = new Map<string, Branch>(there.map(({ id, parentId }) => [id, { line: null, parentId }]));
    for (const { id, row, parentId } of good) tree.set(id, { line: row.line, parentId });
    const faults = treeFaults(tree, deepestThemes);
    for (const place of good) {
      const fault = faults.get(place.id);
      if (fault?.kind === 'CYCLE') {
        const message = `The theme would be part of itself, by the lines ${fault.through.join(', ')}.`;
        place.error = { column, code: RowIssueCode.INVALID, message };
      } else if (fault) {
        const message = `That would be ${fault.levels} levels of themes; there may be ${deepestThemes}.`;
        place.error = { column, code: RowIssueCode.INVALID, message };
      } else if (place.parentId && !tree.has(place.parentId)) {
        const message = `The theme that it is part of, "${shown(place.row.parent ?? '')}", cannot be taken.`;
        place.error = { column, code: RowIssueCode.UNKNOWN_THEME, message };
      }
    }
  }
}

/** Whether the known name says the same: a label such as `card_arrival` does not replace `Card arrival`. */
function keepsName({ row, known }: Pick<Placed, 'row' | 'known'>): boolean {
  return known !== null && (row.name === known.name || readableName(row.name) === known.name);
}

function actionOf({ row, known, first, error, parentId }: Placed): RowAction {
  if (error || first?.error) return RowAction.FAIL;
  if (first) return RowAction.DUPLICATE;
  if (!known) return RowAction.CREATE;
  const differs =
    !keepsName({ row, known }) ||
    parentId !== known.parentId ||
    (row.summary !== null && row.summary !== known.summary) ||
    (row.problem !== null && row.problem !== known.problem) ||
    (row.status !== null && row.status !== known.status) ||
    (row.rules.length > 0 && row.rules.join('\n') !== known.rules.join('\n'));
  return differs ? RowAction.UPDATE : RowAction.UNCHANGED;
}

async function writeResolved(work: Work, placed: readonly Placed[]): Promise<void> {
  await work.query(sql`alter table resolved add parent_id uuid, add keeps_name boolean`);
  const issues = placed.map(({ first, error }): RowIssue[] | null => {
    const wrong = error ?? first?.error;
    if (wrong) return [wrong];
    const message = first && `It is the same theme as line ${first.row.line}.`;
    return message ? [{ column: null, code: RowIssueCode.DUPLICATE_IN_FILE, message }] : null;
  });
  const actions = placed.map(actionOf);
  const failed = placed.flatMap(({ row }, index) =>
    actions[index] === RowAction.FAIL ? [{ line: row.line, errors: JSON.stringify(issues[index]) }] : [],
  );
  await work.query(sql`
    update staged s set errors = x.errors::jsonb
    from unnest(${failed.map(({ line }) => line)}::integer[], ${failed.map(({ errors }) => errors)}::text[]) as x(line, errors)
    where x.line = s.line`);
  await work.query(sql`
    insert into resolved (line, action, subject_id, parent_id, keeps_name, warnings)
    select line, action, case when action <> 'FAIL' then subject_id end, parent_id, keeps_name, case when action = 'DUPLICATE' then issues::jsonb end
    from unnest(${placed.map(({ row }) => row.line)}::integer[], ${actions}::text[], ${placed.map(({ id }) => id)}::uuid[],
      ${placed.map(({ parentId }) => parentId)}::uuid[], ${placed.map(keepsName)}::boolean[], ${issues.map((each) => each && JSON.stringify(each))}::text[])
      as x(line, action, subject_id, parent_id, keeps_name, issues)`);
  await work.query(sql`
    insert into resolved (line, action) select s.line, 'FAIL' from staged s
    where s.errors is not null and not exists (select from resolved r where r.line = s.line)`);
}
