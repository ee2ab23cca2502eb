import sql from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import { DomainError, type Issue, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import type { DeleteInput } from '../platform/graphql/delete.input.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import type { Work } from '../platform/work.ts';
import { Theme } from './theme.entity.ts';
import type { ThemeMergeInput } from './theme.input.ts';
import { placeFault, themesBySlug } from './theme.service.ts';

const mostSources = 100;

/**
 * Makes several themes one. A merged theme keeps its assignments, its parent and its slugs, and stands under the one
 * that goes on; neither version rises, so that taking it out again changes nothing. Refuses unknown slugs, a theme into
 * itself or into one that is part of it, and more than 8 levels; all that is wrong is named at once.
 */
export async function mergeThemes(work: Work, { sourceSlugs, intoSlug }: ThemeMergeInput): Promise<Theme> {
  must(work.actor, Permission.PLAN);
  refuseUnlessEmpty(sizeIssues(sourceSlugs));
  await work.alone('themes');
  const found = await themesBySlug(work, [...sourceSlugs, intoSlug]);
  const into = found.get(intoSlug);
  const issues = into ? [] : [unknown(intoSlug, ['intoSlug'])];
  const sources = new Set<string>();
  for (const [index, slug] of sourceSlugs.entries()) {
    const source = found.get(slug);
    const field = ['sourceSlugs', `${index}`];
    const fault = source ? into && (await faultOf(work, source, into, field)) : unknown(slug, field);
    if (fault) issues.push(fault);
    if (source) sources.add(source.id);
  }
  refuseUnlessEmpty(issues);
  await work.query(sql`update theme set merged_into_id = ${into!.id}::uuid where id = any(${[...sources]}::uuid[])`);
  await nameSurvivors(work);
  return work.take(Theme, into!.id);
}

/**
 * Takes a theme out of the one that it was merged into. Refuses a theme that was not merged, and one whose former place
 * is taken: its parent stands under it by now, or there would be more than 8 levels.
 */
export async function unmergeTheme(work: Work, { id }: DeleteInput): Promise<Theme> {
  must(work.actor, Permission.PLAN);
  await work.alone('themes');
  const theme = await work.take(Theme, ownId('Theme', id));
  if (!theme.mergedIntoId) {
    const message = `${JSON.stringify(theme.name)} was not merged into another theme.`;
    throw new DomainError([{ code: UserErrorCode.INVALID, message, field: ['id'] }]);
  }
  const fault = theme.parentId && (await placeFault(work, theme.id, theme.parentId, 'id'));
  if (fault) {
    const message = `It cannot go back to its former place: ${fault.message} Move its former parent first.`;
    throw new DomainError([{ code: UserErrorCode.GUARD_FAILED, message, field: ['id'] }]);
  }
  await work.query(sql`update theme set merged_into_id = null, survivor_id = null where id = ${theme.id}::uuid`);
  await nameSurvivors(work);
  return work.take(Theme, theme.id);
}

/** Notes on every merged theme the last one of its chain. */
async function nameSurvivors(work: Work): Promise<void> {
  await work.query(sql`
    with recursive up(id, at) as (
      select id, merged_into_id from theme where merged_into_id is not null
      union select up.id, t.merged_into_id from up join theme t on t.id = up.at where t.merged_into_id is not null
    )
    update theme t set survivor_id = up.at from up join theme last on last.id = up.at and last.merged_into_id is null
    where t.id = up.id and t.survivor_id is distinct from up.at`);
}

async function faultOf(work: Work, source: Theme, into: Theme, field: string[]): Promise<Issue | null> {
  if (source.id === into.id) {
    const message = `${JSON.stringify(into.name)} is the theme that goes on, or was merged into it already.`;
    return { code: UserErrorCode.INVALID, message, field };
  }
  const fault = await placeFault(work, source.id, into.id, field[0]!);
  // The merged theme is no level of its own.
  if (!fault || (fault.code === UserErrorCode.LIMIT_EXCEEDED && (await fits(work, source.id, into.id)))) return null;
  return { ...fault, field };
}

/** Whether what stands under the theme may stand under the one that goes on. */
async function fits(work: Work, sourceId: string, intoId: string): Promise<boolean> {
  const children = await work.list(Theme, { parentId: sourceId });
  for (const child of children) if (await placeFault(work, child.id, intoId, 'sourceSlugs')) return false;
  return true;
}

function sizeIssues({ length }: string[]): Issue[] {
  if (length > 0 && length <= mostSources) return [];
  const code = length === 0 ? UserErrorCode.REQUIRED : UserErrorCode.LIMIT_EXCEEDED;
  const message = `${length} themes are named; there may be 1 to ${mostSources}.`;
  return [{ code, message, field: ['sourceSlugs'] }];
}

function unknown(slug: string, field: string[]): Issue {
  const message = `There is no theme with the slug ${JSON.stringify(slug)}.`;
  return { code: UserErrorCode.NOT_FOUND, message, field };
}
