import sql from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { DomainError, type Issue, refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownId, parseGlobalId } from '../platform/graphql/global-id.ts';
import { slugOf } from '../platform/slug.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { ThemeStatus } from './feedback.enums.ts';
import { Theme, ThemeSlug } from './theme.entity.ts';
import type { ThemeInput } from './theme.input.ts';
import { applyRulesOf } from './theme-rules.ts';

/**
 * The themes behind these slugs, present or former, each under the text that was given; the slugs of a merged theme
 * name the one that goes on. One statement.
 */
export async function themesBySlug(db: Reader, slugs: readonly string[]): Promise<Map<string, Theme>> {
  if (slugs.length === 0) return new Map();
  const rows = await db.query<Theme & { $given: string }>(sql`
    select w.given as "$given", ${columnsOf(Theme)}
    from unnest(${slugs}::text[], ${slugs.map(slugOf)}::text[]) as w(given, slug) join theme h
      on h.id = coalesce((select id from theme where slug = w.slug), (select theme_id from theme_slug where slug = w.slug))
    join ${tableOf(Theme)} t on t.id = coalesce(h.survivor_id, h.id)`);
  return new Map(rows.map(({ $given, ...theme }) => [$given, theme as Theme]));
}

/** The theme with this slug, present or former; null when there is none. */
export async function themeBySlug(db: Reader, slug: string): Promise<Theme | null> {
  return (await themesBySlug(db, [slug])).get(slug) ?? null;
}

/** Like `themesBySlug`, and where no slug fits, by the name: case, accents and width aside. Two statements at most. */
export async function themesByNameOrSlug(db: Reader, texts: readonly string[]): Promise<Map<string, Theme>> {
  const found = await themesBySlug(db, texts);
  if (texts.every((text) => found.has(text))) return found;
  const all = await db.query<Theme & { $name: string }>(sql`
    select h.name as "$name", ${columnsOf(Theme)} from theme h join ${tableOf(Theme)} t on t.id = coalesce(h.survivor_id, h.id)
    order by h.survivor_id is null, h.id desc`);
  const byName = new Map(all.map(({ $name, ...theme }) => [slugOf($name), theme as Theme]));
  for (const text of texts) {
    const theme = byName.get(slugOf(text));
    if (theme && !found.has(text)) found.set(text, theme);
  }
  return found;
}

/** The theme with this global id, else with this slug, present or former; null when there is none. */
export async function themeByIdOrSlug(
  db: Reader,
  id: string | null | undefined,
  slug: string | null | undefined,
): Promise<Theme | null> {
  if (id == null) return slug == null ? null : themeBySlug(db, slug);
  const own = parseGlobalId(id);
  if (own?.typeName !== 'Theme') return null;
  const [theme] = await db.query<Theme>(
    sql`select ${columnsOf(Theme)} from ${tableOf(Theme)} t where t.id = ${own.id}::uuid`,
  );
  return theme ?? null;
}

/** The most themes on the way from the widest to the narrowest. */
export const deepestThemes = 8;

/**
 * Makes a theme, or changes the one with the id. A changed slug goes on resolving as a former one. Changed rules put
 * the entries that they fit into the theme, and take out what only the former ones put there. Refuses slugs that are or
 * once were another theme's, parents that stand under the theme itself, more than 8 levels, and a theme that was merged.
 */
export async function saveTheme(work: Work, input: ThemeInput): Promise<Theme> {
  must(work.actor, Permission.PLAN);
  refuseUnlessEmpty([...blankIssues(input, 'name', 'slug'), ...slugIssues(input)]);
  await work.alone('themes');
  const known = input.id ? await work.take(Theme, ownId('Theme', input.id), input.version) : null;
  const theme = known ?? work.make(Theme, { status: ThemeStatus.EMERGING, rules: [], version: 1 });
  refuseUnlessEmpty(theme.mergedIntoId ? [wasMerged] : []);
  const { slug: former, rules: formerRules = [], status: formerStatus } = { ...known };
  const slug = slugOf(input.slug);
  const parentId = await parentOf(work, theme, input.parentSlug);
  await refuseTaken(work, theme, slug);
  work.change(theme, {
    slug,
    parentId,
    name: input.name.trim(),
    summary: textOrNone(input.summary),
    problem: textOrNone(input.problem),
    status: input.status,
    rules: input.rules && [...new Set(input.rules.map((rule) => rule.trim()).filter(Boolean))],
  });
  const saved = await work.save(theme);
  if (former && former !== slug) await keepFormerSlug(work, saved, former);
  const reopened = formerStatus === ThemeStatus.ARCHIVED && saved.status !== ThemeStatus.ARCHIVED;
  if (reopened || formerRules.join('\n') !== saved.rules.join('\n')) await applyRulesOf(work, [saved.id]);
  return saved;
}

const wasMerged: Issue = {
  code: UserErrorCode.GUARD_FAILED,
  message: 'This theme was merged into another one; change that one, or take this one out of it first (themeUnmerge).',
  field: ['id'],
};

function slugIssues({ slug }: ThemeInput): Issue[] {
  if (slug.trim() === '' || slugOf(slug) !== '') return [];
  return [{ code: UserErrorCode.INVALID, message: 'slug needs at least one letter or digit.', field: ['slug'] }];
}

function textOrNone(text: string | null | undefined): string | null | undefined {
  return text == null ? text : text.trim() || null;
}

async function refuseTaken(work: Work, theme: Theme, slug: string): Promise<void> {
  const [other] = await work.query<{ id: string; name: string; slug: string }>(sql`
    select t.id, t.name, t.slug from theme t
    where t.id = coalesce((select id from theme where slug = ${slug}), (select theme_id from theme_slug where slug = ${slug}))`);
  if (!other || other.id === theme.id) return;
  const whose = other.slug === slug ? 'is' : 'was once';
  throw refusal(
    UserErrorCode.TAKEN,
    `The slug ${slug} ${whose} that of the theme ${JSON.stringify(other.name)}.`,
    'slug',
  );
}

async function keepFormerSlug(work: Work, theme: Theme, former: string): Promise<void> {
  const own = await work.find(ThemeSlug, { slug: theme.slug });
  if (own) await work.remove(own);
  await work.save(work.make(ThemeSlug, { themeId: theme.id, slug: former }));
}

async function parentOf(work: Work, theme: Theme, slug: string | null | undefined): Promise<string | null | undefined> {
  if (slug == null) return slug;
  const parent = await themeBySlug(work, slug);
  if (!parent) {
    throw refusal(UserErrorCode.NOT_FOUND, `There is no theme with the slug ${JSON.stringify(slug)}.`, 'parentSlug');
  }
  const fault = await placeFault(work, theme.id ?? null, parent.id, 'parentSlug');
  if (fault) throw new DomainError([fault]);
  return parent.id;
}

/**
 * What is wrong with a theme (null: a new one) standing under another one: that one is part of it, or there would be
 * too many levels. Merged themes are no levels of their own.
 */
export async function placeFault(
  work: Work,
  id: string | null,
  parentId: string,
  field: string,
): Promise<Issue | null> {
  const [tree] = await work.query<{ above: string[]; levels: number; name: string }>(sql`
    with recursive down(id, level) as (
      select ${id}::uuid, 1 union all
      select t.id, level + case when t.merged_into_id is null then 1 else 0 end
      from theme t join down on coalesce(t.merged_into_id, t.parent_id) = down.id where level < 100
    ), up(id) as materialized (select theme_trunk(${parentId}::uuid))
    select array(select id from up) as above, (select name from theme where id = ${parentId}::uuid) as name,
      (select count(*) from up join theme t using (id) where t.merged_into_id is null)::integer + (select max(level) from down) as levels`);
  const { above, levels, name } = tree!;
  if (id && above.includes(id)) {
    const message = `${JSON.stringify(name)} is part of this theme itself.`;
    return { code: UserErrorCode.INVALID, message, field: [field] };
  }
  if (levels <= deepestThemes) return null;
  const message = `That would be ${levels} levels of themes; there may be ${deepestThemes}.`;
  return { code: UserErrorCode.LIMIT_EXCEEDED, message, field: [field] };
}
