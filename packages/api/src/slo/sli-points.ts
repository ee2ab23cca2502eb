import sql from 'sql-template-tag';
import { tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { type Issue, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { longestList } from '../platform/texts.ts';
import { ratioOf } from './budgeting.rules.ts';
import type { SliPoint } from './error-budget.types.ts';
import type { ServiceLevelObjective } from './service-level-objective.entity.ts';
import { SliMeasurement } from './sli-measurement.entity.ts';
import { lengthOf } from './window.rules.ts';

/** A span and the steps that it is cut into, from its start on. */
export interface Steps {
  from: Date;
  to: Date;
  step: string;
}

/**
 * What was measured in each step, gaps as steps without events, for each objective: one statement for all. A
 * measurement counts where it begins; one that does not lie within the span is left out whole. The last step may be
 * shorter. Refuses an empty span, an empty step, and more steps than a list may hold.
 */
export async function sliPointsOf(
  db: Reader,
  slos: readonly ServiceLevelObjective[],
  { from, to, step }: Steps,
): Promise<SliPoint[][]> {
  const stepMs = lengthOf(step);
  refuseUnlessEmpty(stepIssues(from, to, stepMs));
  const sums = await db.query<{ sloId: string; number: number; good: string; total: string }>(sql`
    select m.slo_id as "sloId",
      floor(extract(epoch from m.starts_at - ${from.toISOString()}::timestamptz) * 1000 / ${stepMs}::numeric)::int as number,
      sum(m.good)::text as good, sum(m.total)::text as total
    from ${tableOf(SliMeasurement)} m
    where m.slo_id = any(${slos.map(({ id }) => id)}::uuid[])
      and m.starts_at >= ${from.toISOString()}::timestamptz and m.ends_at <= ${to.toISOString()}::timestamptz
    group by 1, 2`);
  const known = new Map(sums.map((sum) => [`${sum.sloId} ${sum.number}`, sum]));
  const count = Math.ceil((to.getTime() - from.getTime()) / stepMs);
  return slos.map(({ id }) =>
    Array.from({ length: count }, (_, number) => {
      const { good, total } = known.get(`${id} ${number}`) ?? { good: '0', total: '0' };
      const start = from.getTime() + number * stepMs;
      const end = Math.min(start + stepMs, to.getTime());
      return { from: new Date(start), to: new Date(end), good, total, ratio: ratioOf({ good, total }) };
    }),
  );
}

function stepIssues(from: Date, to: Date, stepMs: number): Issue[] {
  const span = to.getTime() - from.getTime();
  if (span <= 0) return [{ code: UserErrorCode.INVALID, message: '`from` must lie before `to`.', field: ['to'] }];
  if (!(stepMs > 0)) {
    return [{ code: UserErrorCode.INVALID, message: 'The step must be longer than nothing.', field: ['step'] }];
  }
  const count = Math.ceil(span / stepMs);
  if (count <= longestList) return [];
  const message = `These are ${count} steps; a list may hold ${longestList}.`;
  return [{ code: UserErrorCode.LIMIT_EXCEEDED, message, field: ['step'] }];
}
