import sql from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import { type Issue, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownId, parseGlobalId } from '../platform/graphql/global-id.ts';
import { listById } from '../platform/graphql/rows-by-id.ts';
import type { Work } from '../platform/work.ts';
import { entriesNamed } from './entries.ts';
import { Feedback } from './feedback.entity.ts';
import type { FeedbackDuplicateInput } from './feedback.input.ts';

/**
 * Says that the entries say the same as another one, or (null) that each speaks for itself again. Whatever says the same
 * as one of them goes with it, so an original is never a duplicate itself. Gives the entries, in their order. Refuses an
 * entry that would be its own original.
 */
export async function markDuplicates(work: Work, { feedbackIds, ofId }: FeedbackDuplicateInput): Promise<Feedback[]> {
  must(work.actor, Permission.CONTRIBUTE);
  await work.alone('duplicates');
  const { ids, issues } = await entriesNamed(work, feedbackIds);
  const originalId = ofId ? await originalOf(work, ofId) : null;
  refuseUnlessEmpty([...issues, ...feedbackIds.flatMap((id, index) => itself(id, index, originalId))]);
  // Whoever assigns one of them at this moment comes before or after the whole of it.
  await work.query(sql`
    select from feedback where id = ${originalId}::uuid or id = any(${ids}::uuid[]) or duplicate_of_id = any(${ids}::uuid[])
    order by id for no key update`);
  await work.query(
    originalId === null
      ? sql`update feedback set duplicate_of_id = null where id = any(${ids}::uuid[])`
      : sql`update feedback set duplicate_of_id = ${originalId}::uuid
          where id = any(${ids}::uuid[]) or duplicate_of_id = any(${ids}::uuid[])`,
  );
  return listById<Feedback>(work, Feedback, ids);
}

async function originalOf(work: Work, globalId: string): Promise<string> {
  const original = await work.take(Feedback, ownId('Feedback', globalId, 'ofId'), null, 'ofId');
  return original.duplicateOfId ?? original.id;
}

function itself(globalId: string, index: number, originalId: string | null): Issue[] {
  if (originalId === null || parseGlobalId(globalId)?.id !== originalId) return [];
  const message = 'This entry is the original; mark the other one as its duplicate.';
  return [{ code: UserErrorCode.INVALID, message, field: ['feedbackIds', `${index}`] }];
}
