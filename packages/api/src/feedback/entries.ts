import { type Issue, UserErrorCode } from '../platform/errors.ts';
import { parseGlobalId } from '../platform/graphql/global-id.ts';
import { listById } from '../platform/graphql/rows-by-id.ts';
import type { Work } from '../platform/work.ts';
import { Feedback } from './feedback.entity.ts';

/** Entries that an input names, each once, in its order, and what is wrong with the ids. One statement. */
export async function entriesNamed(
  work: Work,
  globalIds: readonly string[],
): Promise<{ entries: Feedback[]; ids: string[]; issues: Issue[] }> {
  const ids = globalIds.map((id) => {
    const parsed = parseGlobalId(id);
    return parsed?.typeName === 'Feedback' ? parsed.id : null;
  });
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const entries = await listById<Feedback>(work, Feedback, wanted);
  const known = new Set(entries.map(({ id }) => id));
  const issues = ids.flatMap((id, index): Issue[] => {
    if (id !== null && known.has(id)) return [];
    const message = 'There is no entry with this id.';
    return [{ code: UserErrorCode.NOT_FOUND, message, field: ['feedbackIds', `${index}`] }];
  });
  return { entries, ids: wanted, issues };
}
