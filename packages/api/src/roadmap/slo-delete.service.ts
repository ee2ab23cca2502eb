import sql from 'sql-template-tag';
import { clearSignOffs } from '../agreement/sign-off.service.ts';
import { must, Permission } from '../platform/actor.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import type { DeleteInput } from '../platform/graphql/delete.input.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import type { Work } from '../platform/work.ts';
import { BudgetExclusion } from '../slo/budget-exclusion.entity.ts';
import { holdBudgets } from '../slo/budget-refresh.service.ts';
import { ServiceLevelObjective } from '../slo/service-level-objective.entity.ts';

/**
 * Deletes an objective with all that hangs on it; gives its id. Refused while items are linked to it, which it names:
 * what they protect, spend or depend on does not go silently.
 */
export async function deleteSlo(work: Work, input: DeleteInput): Promise<string> {
  must(work.actor, Permission.PLAN);
  const id = ownId('ServiceLevelObjective', input.id);
  await holdBudgets(work, [id]);
  const slo = await work.take(ServiceLevelObjective, id);
  const linked = await work.query<{ number: number }>(sql`
    select distinct i.number from slo_link l join roadmap_item i on i.id = l.item_id where l.slo_id = ${id}::uuid order by i.number`);
  if (linked.length > 0) {
    const names = linked.map(({ number }) => `WM-${number}`).join(', ');
    throw refusal(UserErrorCode.GUARD_FAILED, `Items are linked to it: ${names}. Take the links away first.`, 'id');
  }
  for (const exclusion of await work.list(BudgetExclusion, { sloId: id })) {
    await clearSignOffs(work, 'BudgetExclusion', exclusion.id, 'The objective was deleted.');
  }
  await clearSignOffs(work, 'ServiceLevelObjective', id, 'The objective was deleted.');
  await work.remove(slo);
  return id;
}
