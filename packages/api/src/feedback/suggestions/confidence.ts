import type { Work } from '../../platform/work.ts';
import type { Feedback } from '../feedback.entity.ts';
import type { Theme } from '../theme.entity.ts';
import { inTurns, textOf } from './judging.ts';
import { confidenceIn } from './model.ts';
import { teacherOf } from './teacher.ts';

/** How sure the suggestion of a theme is for each entry, in their order; null where it is not known. */
export async function confidencesIn(
  work: Work,
  theme: Theme,
  entries: readonly Feedback[],
): Promise<(number | null)[]> {
  const model = await teacherOf(work.manager.connection).modelAtHand(work);
  return inTurns(entries, (entry) => confidenceIn(model, textOf(entry), theme.id));
}
