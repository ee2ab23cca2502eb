import sql from 'sql-template-tag';
import { must, Permission } from '../../platform/actor.ts';
import { refusal, UserErrorCode } from '../../platform/errors.ts';
import { ownId } from '../../platform/graphql/global-id.ts';
import type { Work } from '../../platform/work.ts';
import { noteRemovals } from '../assignment.service.ts';
import { Feedback } from '../feedback.entity.ts';
import { themeBySlug } from '../theme.service.ts';
import type { SuggestionDismissInput } from './suggestion.input.ts';

/** Says that an entry does not speak of a theme. Refuses a theme that it has: that is taken away, not dismissed. */
export async function dismissSuggestion(
  work: Work,
  { feedbackId, themeSlug }: SuggestionDismissInput,
): Promise<Feedback> {
  must(work.actor, Permission.CONTRIBUTE);
  const entry = await work.take(Feedback, ownId('Feedback', feedbackId, 'feedbackId'), null, 'feedbackId');
  const theme = await themeBySlug(work, themeSlug);
  if (!theme) {
    const message = `There is no theme with the slug ${JSON.stringify(themeSlug)}.`;
    throw refusal(UserErrorCode.NOT_FOUND, message, 'themeSlug');
  }
  const has = await work.query(sql`
    select from theme_assignment a join theme t on t.id = a.theme_id
    where a.feedback_id = ${entry.id}::uuid and coalesce(t.survivor_id, t.id) = ${theme.id}::uuid`);
  if (has.length > 0) {
    const message = `The entry is in the theme ${JSON.stringify(theme.name)}; feedbackUnassign takes it out.`;
    throw refusal(UserErrorCode.INVALID, message, 'themeSlug');
  }
  await noteRemovals(work, theme, [entry.id]);
  return entry;
}
