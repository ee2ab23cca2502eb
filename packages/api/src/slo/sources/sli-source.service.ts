import sql from 'sql-template-tag';
import { tableOf } from '../../platform/database/columns.ts';
import { refuseUnlessEmpty } from '../../platform/errors.ts';
import type { Work } from '../../platform/work.ts';
import type { ServiceLevelObjective } from '../service-level-objective.entity.ts';
import { SliSource } from './sli-source.entity.ts';
import type { SliSourceInput } from './sli-source.input.ts';
import { sourceIssues, usualLag, usualStep } from './sli-source.rules.ts';

/**
 * Sets where an objective is measured from; null takes that away. What was measured stays. Tells whether anything
 * changed. Refuses a source that is not configured and queries that cannot be asked.
 */
export async function setSource(
  work: Work,
  slo: ServiceLevelObjective,
  input: SliSourceInput | null,
  connections: readonly string[],
): Promise<boolean> {
  const known = await work.find(SliSource, { sloId: slo.id }, true);
  if (!input) {
    if (!known) return false;
    await work.query(sql`delete from ${tableOf(SliSource)} where id = ${known.id}::uuid`);
    return true;
  }
  refuseUnlessEmpty(sourceIssues(input, connections, slo.timeSliceWindow));
  const wanted = {
    kind: input.kind,
    connection: input.connection,
    goodQuery: input.goodQuery?.trim() ?? null,
    badQuery: input.badQuery?.trim() ?? null,
    totalQuery: input.totalQuery.trim(),
    step: input.step ?? usualStep,
    lag: input.lag ?? usualLag,
  };
  const same = known && Object.entries(wanted).every(([key, value]) => known[key as keyof typeof wanted] === value);
  if (same) return false;
  const source = known ?? work.make(SliSource, { sloId: slo.id });
  await work.save(work.change(source, { ...wanted, fromDocument: false }));
  // Others are fetched from where the measurements end.
  await work.query(sql`delete from sli_fetch where slo_id = ${slo.id}::uuid`);
  return true;
}
