import sql from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { type Issue, refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownId, parseGlobalId } from '../platform/graphql/global-id.ts';
import { slugOf } from '../platform/slug.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { ThemeStatus } from './feedback.enums.ts';
import { Theme, ThemeSlug } from './theme.entity.ts';
import type { ThemeInput } from './theme.input.ts';

/** The themes behind these slugs, present or former, each under the text that was given. One statement. */
export async function themesBySlug(db: Reader, slugs: readonly string[]): Promise<Map<string, Theme>> {
  if (slugs.length === 0) return new Map();
  const rows = await db.query<Theme & { $given: string }>(sql`
    select w.given as "$given", ${columnsOf(Theme)}
    from unnest(${slugs}::text[], ${slugs.map(slugOf)}::text[]) as w(given, slug) join ${tableOf(Theme)} t
      on t.id = coalesce((select id from theme where slug = w.slug), (select theme_id from theme_slug where slug = w.slug))`);
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
  const all = await db.query<Theme>(sql`select ${columnsOf(Theme)} from ${tableOf(Theme)} t order by t.id desc`);
  const byName = new Map(all.map((theme) => [slugOf(theme.name), theme]));
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
 * Makes a theme, or changes the one with the id. A changed slug goes on resolving as a former one. Refuses slugs that
 * are or once were another theme's, parents that stand under the theme itself, and more than 8 levels.
 */
export async function saveTheme(work: Work, input: ThemeInput): Promise<Theme> {
  must(work.actor, Permission.PLAN);
  refuseUnlessEmpty([...blankIssues(input, 'name', 'slug'), ...slugIssues(input)]);
  await work.alone('themes');
  const known = input.id ? await work.take(Theme, ownId('Theme', input.id), input.version) : null;
  const theme = known ?? work.make(Theme, { status: ThemeStatus.EMERGING, rules: [], version: 1 });
  const former = known?.slug;
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
  return saved;
}

function slugIssues({ slug }: ThemeInput): Issue[] {
  if (slug.trim() === '' || slugOf(slug) !== '') return [];
  return [{ code: UserErrorCode.INVALID, message: 'slug needs at least one letter or digit.', field: ['slug'] }];
}

function textOrNone(text: string | null | undefined): string | null | undefined {
  return text == null ? text : text.trim() || null;
}

async function refuseTaken(work: Work, theme: Theme, slug: string): Promise<void> {
  const other = await themeBySlug(work, slug);
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
  const [tree] = await work.query<{ above: string[]; below: number }>(sql`
    with recursive down(id, level) as (
      select ${theme.id ?? null}::uuid, 1 union all
      select t.id, level + 1 from theme t join down on t.parent_id = down.id
    ) select array(select theme_trunk(${parent.id}::uuid)) as above, (select max(level) from down) as below`);
  if (theme.id && tree!.above.includes(theme.id)) {
    throw refusal(UserErrorCode.INVALID, `${JSON.stringify(parent.name)} is part of this theme itself.`, 'parentSlug');
  }
  const levels = tree!.above.length + tree!.below;
  if (levels > deepestThemes) {
    const message = `That would be ${levels} levels of themes; there may be ${deepestThemes}.`;
    throw refusal(UserErrorCode.LIMIT_EXCEEDED, message, 'parentSlug');
  }
  return parent.id;
}
