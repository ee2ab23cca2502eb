import { must, Permission } from '../platform/actor.ts';
import { refuseUnlessEmpty } from '../platform/errors.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import type { Work } from '../platform/work.ts';
import { RoadmapItem } from './item.entity.ts';
import { scoreIssues } from './score.rules.ts';
import { hoursIssues } from './support-burden.rules.ts';
import type { ScoreInput, SupportBurdenInput } from './worth.input.ts';
import { customersOf } from './worth.reading.ts';

/** Says what an item is worth. Refuses numbers out of range, all at once. */
export async function setScore(work: Work, input: ScoreInput): Promise<RoadmapItem> {
  must(work.actor, Permission.PLAN);
  refuseUnlessEmpty(scoreIssues(input));
  const item = await work.take(RoadmapItem, ownId('RoadmapItem', input.itemId, 'itemId'), null, 'itemId');
  const customers = (await customersOf(work, [item.id])).get(item.id) ?? 0;
  item.givenScore = {
    reach: input.reach ?? null,
    impact: input.impact,
    confidence: input.confidence,
    rationale: input.rationale?.trim() || null,
    setAt: work.at.toISOString(),
    basis: { effort: item.effort?.likely ?? null, customers },
  };
  return work.save(item);
}

/** Says what an item costs to keep running. Refuses hours below 0 or beyond what people have. */
export async function setSupportBurden(work: Work, input: SupportBurdenInput): Promise<RoadmapItem> {
  must(work.actor, Permission.PLAN);
  const { itemId, ...hours } = input;
  refuseUnlessEmpty(hoursIssues(hours));
  const item = await work.take(RoadmapItem, ownId('RoadmapItem', itemId, 'itemId'), null, 'itemId');
  const before = item.givenBurden ?? { expectedHoursPerWeek: null, actualHoursPerWeek: null, measuredAt: null };
  const { expectedHoursPerWeek = before.expectedHoursPerWeek, actualHoursPerWeek = before.actualHoursPerWeek } = hours;
  const told = hours.actualHoursPerWeek === undefined ? before.measuredAt : work.at.toISOString();
  const measuredAt = actualHoursPerWeek === null ? null : told;
  const isEmpty = expectedHoursPerWeek === null && actualHoursPerWeek === null;
  item.givenBurden = isEmpty ? null : { expectedHoursPerWeek, actualHoursPerWeek, measuredAt };
  return work.save(item);
}
