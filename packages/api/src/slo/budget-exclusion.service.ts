import { clearSignOffs } from '../agreement/sign-off.service.ts';
import { signable } from '../agreement/signable.ts';
import { isSameButSpelling } from '../agreement/spelling.rules.ts';
import { must, Permission } from '../platform/actor.ts';
import { type Issue, refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { BudgetExclusion } from './budget-exclusion.entity.ts';
import type { BudgetExclusionInput } from './budget-exclusion.input.ts';
import { holdBudgets, refreshBudgets } from './budget-refresh.service.ts';
import { ServiceLevelObjective } from './service-level-objective.entity.ts';
import { sloToTake } from './slo.service.ts';
import { dayMs } from './window.rules.ts';

/**
 * Makes an exclusion or changes one; it has no effect until both disciplines sign it off. A change of its span, or of
 * its reason beyond spelling, clears the sign-offs. Refuses unknown ones, empty spans and spans over 366 days.
 */
export async function saveExclusion(work: Work, input: BudgetExclusionInput): Promise<ServiceLevelObjective> {
  must(work.actor, Permission.PLAN);
  refuseUnlessEmpty([...blankIssues(input, 'sloSlug', 'reason'), ...spanIssues(input)]);
  const slo = await sloToTake(work, input.sloSlug, 'sloSlug');
  await holdBudgets(work, [slo.id]);
  const id = input.id == null ? null : ownId('BudgetExclusion', input.id, 'id');
  const exclusion = id
    ? await work.take(BudgetExclusion, id)
    : work.make(BudgetExclusion, { sloId: slo.id, from: input.from, to: input.to, reason: input.reason.trim() });
  if (exclusion.sloId !== slo.id) {
    throw refusal(UserErrorCode.INVALID, 'This exclusion is one of another objective.', 'id');
  }
  const before = { ...exclusion };
  work.change(exclusion, { from: input.from, to: input.to, reason: input.reason.trim() });
  const saved = await work.save(exclusion);
  if (id && !isSameSubstance(before, saved)) {
    await clearSignOffs(work, 'BudgetExclusion', id, 'The sign-offs were cleared: the exclusion changed.');
  }
  return changed(work, slo);
}

/** Takes an exclusion away: its span counts again. */
export async function deleteExclusion(work: Work, globalId: string): Promise<ServiceLevelObjective> {
  must(work.actor, Permission.PLAN);
  const exclusion = await work.take(BudgetExclusion, ownId('BudgetExclusion', globalId, 'id'));
  await holdBudgets(work, [exclusion.sloId]);
  const slo = await work.take(ServiceLevelObjective, exclusion.sloId);
  await work.remove(exclusion);
  await clearSignOffs(work, 'BudgetExclusion', exclusion.id, 'The exclusion was taken away.');
  return changed(work, slo);
}

async function changed(work: Work, slo: ServiceLevelObjective): Promise<ServiceLevelObjective> {
  const touched = await work.touch(slo);
  await refreshBudgets(work, [slo.id]);
  return touched;
}

function isSameSubstance(before: BudgetExclusion, after: BudgetExclusion): boolean {
  const sameSpan = before.from.getTime() === after.from.getTime() && before.to.getTime() === after.to.getTime();
  return sameSpan && isSameButSpelling(before.reason, after.reason);
}

function spanIssues({ from, to }: BudgetExclusionInput): Issue[] {
  const invalid = (message: string): Issue[] => [{ code: UserErrorCode.INVALID, message, field: ['to'] }];
  if (from >= to) return invalid('`from` must lie before `to`.');
  return to.getTime() - from.getTime() > 366 * dayMs ? invalid('It may be up to 366 days long.') : [];
}

signable(
  BudgetExclusion,
  () => null,
  async (work, { sloId }) => {
    await holdBudgets(work, [sloId]);
    await refreshBudgets(work, [sloId]);
  },
);
