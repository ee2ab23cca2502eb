import sql, { type Sql } from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import { type Issue, refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import type { Work } from '../platform/work.ts';
import { entriesNamed } from './entries.ts';
import type { Feedback, ThemeAssignment } from './feedback.entity.ts';
import { AssignmentOrigin } from './feedback.enums.ts';
import type { FeedbackAssignInput, FeedbackMoveInput } from './feedback.input.ts';
import { confidencesIn } from './suggestions/confidence.ts';
import type { Theme } from './theme.entity.ts';
import { themesBySlug } from './theme.service.ts';

/** Says that the entries speak of the theme. What a person said stays a person's. Gives the entries, in their order. */
export async function assignFeedback(work: Work, input: FeedbackAssignInput): Promise<Feedback[]> {
  must(work.actor, Permission.CONTRIBUTE);
  const { entries, ids, themes } = await named(work, input.feedbackIds, { themeSlug: input.themeSlug });
  const theme = themes.themeSlug!;
  const origin = input.origin ?? AssignmentOrigin.PERSON;
  const confidences = origin === AssignmentOrigin.SUGGESTION ? await confidencesIn(work, theme, entries) : undefined;
  await putIntoThemes(work, [theme.id], ids, { origin, quote: input.quote?.trim() || null }, confidences);
  return entries;
}

/**
 * Says that the entries do not speak of the theme; no rule puts them there again, unless it was a slip. Gives the
 * entries, in their order.
 */
export async function unassignFeedback(work: Work, input: FeedbackAssignInput): Promise<Feedback[]> {
  must(work.actor, Permission.CONTRIBUTE);
  const { entries, ids, themes } = await named(work, input.feedbackIds, { themeSlug: input.themeSlug });
  const theme = themes.themeSlug!;
  await takeOut(work, theme, ids);
  if (input.slip) await forgetRemovals(work, [theme.id], ids);
  return entries;
}

/**
 * Moves those of the entries that speak of one theme to another one, their quotes with them; the others stay as they
 * are. Gives the entries, in their order. Refuses a theme that would be moved into itself.
 */
export async function moveFeedback(work: Work, input: FeedbackMoveInput): Promise<Feedback[]> {
  must(work.actor, Permission.CONTRIBUTE);
  const { fromSlug, toSlug } = input;
  const { entries, ids, themes } = await named(work, input.feedbackIds, { fromSlug, toSlug });
  const [from, to] = [themes.fromSlug!, themes.toSlug!];
  if (from.id === to.id) throw refusal(UserErrorCode.INVALID, 'Both slugs name the same theme.', 'toSlug');
  const { kind, id } = work.actor;
  const moved = await work.query<{ id: string }>(sql`
    insert into theme_assignment as a (theme_id, feedback_id, origin, quote, assigned_by_kind, assigned_by_id)
    select ${to.id}::uuid, o.feedback_id, 'PERSON', (array_agg(o.quote) filter (where o.quote is not null))[1], ${kind}, ${id}::uuid
    from theme_assignment o where o.feedback_id = any(${ids}::uuid[]) and o.theme_id in (${familyOf(from)})
    group by o.feedback_id order by o.feedback_id
    on conflict (theme_id, feedback_id) do update set
      origin = 'PERSON', confidence = null, quote = coalesce(a.quote, excluded.quote),
      assigned_by_kind = excluded.assigned_by_kind, assigned_by_id = excluded.assigned_by_id, assigned_at = excluded.assigned_at
    returning feedback_id as id`);
  const movedIds = moved.map((row) => row.id);
  await forgetRemovals(work, [to.id], movedIds);
  await takeOut(work, from, movedIds);
  return entries;
}

/**
 * Puts every entry into every theme, in one statement. An assignment that is there stays; it takes the origin unless
 * it is a person's, and the quote where one is given. `confidences` go with the entries, in their order.
 */
export async function putIntoThemes(
  work: Work,
  themeIds: string[],
  feedbackIds: string[],
  { origin, quote }: Pick<ThemeAssignment, 'origin' | 'quote'>,
  confidences: readonly (number | null)[] = feedbackIds.map(() => null),
): Promise<void> {
  if (themeIds.length === 0 || feedbackIds.length === 0) return;
  const { kind, id } = work.actor;
  await work.query(sql`
    insert into theme_assignment as a (theme_id, feedback_id, origin, confidence, quote, assigned_by_kind, assigned_by_id)
    select t.id, f.id, ${origin}, f.confidence, ${quote}, ${kind}, ${id}::uuid
    from unnest(${themeIds}::uuid[]) t(id)
      cross join unnest(${feedbackIds}::uuid[], ${confidences}::double precision[]) f(id, confidence) order by f.id, t.id
    on conflict (theme_id, feedback_id) do update set
      origin = case a.origin when 'PERSON' then a.origin else excluded.origin end,
      confidence = case when a.origin = 'PERSON' or a.origin = excluded.origin then a.confidence else excluded.confidence end,
      quote = coalesce(excluded.quote, a.quote),
      assigned_by_kind = excluded.assigned_by_kind, assigned_by_id = excluded.assigned_by_id,
      assigned_at = excluded.assigned_at
    where a.origin not in ('PERSON', excluded.origin)
      or (excluded.quote is not null and excluded.quote is distinct from a.quote)`);
  await forgetRemovals(work, themeIds, feedbackIds);
}

/** The theme and those that were merged into it. */
const familyOf = (theme: Theme): Sql =>
  sql`select id from theme where id = ${theme.id}::uuid or survivor_id = ${theme.id}::uuid`;

/** Takes the entries, and those that say the same as they do, out of the theme, and notes that a person did so. */
async function takeOut(work: Work, theme: Theme, ids: string[]): Promise<void> {
  await work.query(sql`
    delete from theme_assignment where theme_id in (${familyOf(theme)}) and feedback_id in (
      select id from unnest(${ids}::uuid[]) as x(id)
      union all select id from feedback where duplicate_of_id = any(${ids}::uuid[]))`);
  await noteRemovals(work, theme, ids);
}

/** Notes that a person said that the entries do not speak of the theme: neither rules nor suggestions name it again. */
export async function noteRemovals(work: Work, theme: Theme, ids: string[]): Promise<void> {
  await work.query(sql`
    insert into theme_removal (theme_id, feedback_id)
    select ${theme.id}::uuid, id from unnest(${ids}::uuid[]) as x(id) order by id
    on conflict (theme_id, feedback_id) do nothing`);
}

async function forgetRemovals(work: Work, themeIds: string[], ids: string[]): Promise<void> {
  await work.query(sql`
    delete from theme_removal x using theme t where x.feedback_id = any(${ids}::uuid[]) and t.id = x.theme_id
      and (t.id = any(${themeIds}::uuid[]) or t.survivor_id = any(${themeIds}::uuid[]))`);
}

async function named<F extends string>(work: Work, globalIds: string[], slugs: Record<F, string>) {
  const { entries, ids, issues } = await entriesNamed(work, globalIds);
  const found = await themesBySlug(work, Object.values<string>(slugs));
  const themes: Partial<Record<F, Theme>> = {};
  const unknown: Issue[] = [];
  for (const [field, slug] of Object.entries<string>(slugs)) {
    themes[field as F] = found.get(slug);
    const message = `There is no theme with the slug ${JSON.stringify(slug)}.`;
    if (!found.has(slug)) unknown.push({ code: UserErrorCode.NOT_FOUND, message, field: [field] });
  }
  refuseUnlessEmpty([...issues, ...unknown]);
  return { entries, ids, themes };
}
