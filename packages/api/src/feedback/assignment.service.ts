import sql from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import { type Issue, refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { parseGlobalId } from '../platform/graphql/global-id.ts';
import { listById } from '../platform/graphql/rows-by-id.ts';
import type { Work } from '../platform/work.ts';
import { Feedback, type ThemeAssignment } from './feedback.entity.ts';
import { AssignmentOrigin } from './feedback.enums.ts';
import type { FeedbackAssignInput } from './feedback.input.ts';
import type { Theme } from './theme.entity.ts';
import { themeBySlug } from './theme.service.ts';

/** Says that the entries speak of the theme. What a person said stays a person's. Gives the entries, in their order. */
export async function assignFeedback(work: Work, input: FeedbackAssignInput): Promise<Feedback[]> {
  must(work.actor, Permission.CONTRIBUTE);
  const { entries, theme } = await named(work, input);
  const { origin, quote } = input;
  await putIntoThemes(
    work,
    [theme.id],
    entries.map(({ id }) => id),
    { origin: origin ?? AssignmentOrigin.PERSON, quote: quote?.trim() || null },
  );
  return entries;
}

/** Says that the entries do not speak of the theme. Gives the entries, in their order. */
export async function unassignFeedback(work: Work, input: FeedbackAssignInput): Promise<Feedback[]> {
  must(work.actor, Permission.CONTRIBUTE);
  const { entries, theme } = await named(work, input);
  await work.query(sql`
    delete from theme_assignment
    where theme_id = ${theme.id}::uuid and feedback_id = any(${entries.map(({ id }) => id)}::uuid[])`);
  return entries;
}

/**
 * Puts every entry into every theme, in one statement. An assignment that is there stays; it takes the origin unless
 * it is a person's, and the quote where one is given.
 */
export async function putIntoThemes(
  work: Work,
  themeIds: string[],
  feedbackIds: string[],
  { origin, quote }: Pick<ThemeAssignment, 'origin' | 'quote'>,
): Promise<void> {
  if (themeIds.length === 0 || feedbackIds.length === 0) return;
  const { kind, id } = work.actor;
  await work.query(sql`
    insert into theme_assignment as a (theme_id, feedback_id, origin, quote, assigned_by_kind, assigned_by_id)
    select t.id, f.id, ${origin}, ${quote}, ${kind}, ${id}::uuid
    from unnest(${themeIds}::uuid[]) t(id) cross join unnest(${feedbackIds}::uuid[]) f(id) order by f.id, t.id
    on conflict (theme_id, feedback_id) do update set
      origin = case a.origin when 'PERSON' then a.origin else excluded.origin end,
      confidence = case when a.origin = 'PERSON' or a.origin = excluded.origin then a.confidence end,
      quote = coalesce(excluded.quote, a.quote),
      assigned_by_kind = excluded.assigned_by_kind, assigned_by_id = excluded.assigned_by_id,
      assigned_at = excluded.assigned_at
    where a.origin not in ('PERSON', excluded.origin) 
      or (excluded.quote is not null and excluded.quote is distinct from a.quote)`);
}

async function named(work: Work, input: FeedbackAssignInput): Promise<{ entries: Feedback[]; theme: Theme }> {
  const ids = input.feedbackIds.map((id) => {
    const parsed = parseGlobalId(id);
    return parsed?.typeName === 'Feedback' ? parsed.id : null;
  });
  const found = await listById(
    work,
    Feedback,
    ids.filter((id) => id !== null),
  );
  const known = new Map(found.map((entry) => [entry.id, entry]));
  const theme = await themeBySlug(work, input.themeSlug);
  const issues = ids.flatMap((id, index): Issue[] => {
    if (id !== null && known.has(id)) return [];
    return [
      { code: UserErrorCode.NOT_FOUND, message: 'There is no entry with this id.', field: ['feedbackIds', `${index}`] },
    ];
  });
  refuseUnlessEmpty(issues);
  if (!theme) {
    const message = `There is no theme with the slug ${JSON.stringify(input.themeSlug)}.`;
    throw refusal(UserErrorCode.NOT_FOUND, message, 'themeSlug');
  }
  return { entries: [...new Set(ids)].map((id) => known.get(id!)!), theme };
}
