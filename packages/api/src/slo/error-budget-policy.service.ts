import { Decimal } from 'decimal.js';
import sql from 'sql-template-tag';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { groupBy } from '../platform/graphql/batches.ts';
import type { Work } from '../platform/work.ts';
import { BudgetThreshold } from './budget-threshold.entity.ts';
import { errorBudgetsOf } from './error-budget.service.ts';
import type { BudgetThresholdInput } from './error-budget-policy.input.ts';
import { policyOf } from './error-budget-policy.rules.ts';
import type { ErrorBudgetPolicy } from './error-budget-policy.types.ts';
import type { ServiceLevelObjective } from './service-level-objective.entity.ts';

/** The policy of each objective as its budget stands at an instant; null for one without. Two statements for all. */
export async function policiesOf(
  db: Reader,
  slos: readonly ServiceLevelObjective[],
  at: Date,
): Promise<(ErrorBudgetPolicy | null)[]> {
  const found = await db.query<BudgetThreshold>(sql`
    select ${columnsOf(BudgetThreshold)} from ${tableOf(BudgetThreshold)} t
    where t.slo_id = any(${slos.map(({ id }) => id)}::uuid[])`);
  const thresholds = groupBy(found, 'sloId');
  const governed = slos.filter(({ id }) => thresholds.has(id));
  if (governed.length === 0) return slos.map(() => null);
  const budgets = await errorBudgetsOf(db, governed, at);
  const policies = governed.map(({ id, policyRevisitOn }, index) =>
    policyOf(thresholds.get(id)!, policyRevisitOn, budgets[index]!),
  );
  return slos.map((slo) => policies[governed.indexOf(slo)] ?? null);
}

/** Makes these the thresholds of an objective. Tells whether anything changed; what stays is not written. */
export async function replaceThresholds(
  work: Work,
  sloId: string,
  sent: readonly BudgetThresholdInput[],
): Promise<boolean> {
  const known = await work.list(BudgetThreshold, { sloId });
  const wanted = new Map(sent.map((each) => [new Decimal(each.remainingBelow).toFixed(), each]));
  const gone = known.filter(({ remainingBelow }) => !wanted.has(remainingBelow));
  for (const threshold of gone) await work.remove(threshold);
  let changed = gone.length > 0;
  for (const [remainingBelow, { action, freezes }] of wanted) {
    const present = known.find((each) => each.remainingBelow === remainingBelow);
    const values = { action: action.trim(), freezes: [...new Set(freezes)].sort() };
    if (present && present.action === values.action && String(present.freezes) === String(values.freezes)) continue;
    await work.save(Object.assign(present ?? work.make(BudgetThreshold, { sloId, remainingBelow }), values));
    changed = true;
  }
  return changed;
}
