import { must, Permission } from '../platform/actor.ts';
import { type Issue, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import type { Work } from '../platform/work.ts';
import { RoadmapItem } from '../roadmap/item.entity.ts';
import type { PartOutcome } from '../roadmap/milestone.service.ts';
import { teamIdOf } from '../team/team.service.ts';
import { Allocation } from './allocation.entity.ts';
import type { AllocationInput } from './allocation.input.ts';
import { PlanningPeriod } from './period.entity.ts';

const mostWeeks = 10_000;

/** Says what an item takes of a team in a period, in place of before; 0 takes it away. */
export async function setAllocation(work: Work, input: AllocationInput): Promise<PartOutcome<Allocation>> {
  must(work.actor, Permission.PLAN);
  refuseUnlessEmpty(weeksIssues(input.personWeeks));
  const item = await work.take(RoadmapItem, ownId('RoadmapItem', input.itemId, 'itemId'), null, 'itemId');
  const periodId = ownId('PlanningPeriod', input.periodId, 'periodId');
  await work.take(PlanningPeriod, periodId, null, 'periodId');
  const about = { itemId: item.id, periodId, teamId: (await teamIdOf(work, input.teamSlug))! };
  const known = await work.find(Allocation, about);
  if (known?.personWeeks === input.personWeeks) return { roadmapItem: item, subject: known };
  if (input.personWeeks > 0) {
    const { personWeeks } = input;
    const subject = await work.save(work.change(known ?? work.make(Allocation, about), { personWeeks }));
    return { subject, roadmapItem: await work.touch(item) };
  }
  if (!known) return { roadmapItem: item };
  await work.remove(known);
  return { roadmapItem: await work.touch(item) };
}

function weeksIssues(weeks: number): Issue[] {
  if (weeks >= 0 && weeks <= mostWeeks) return [];
  const message = `personWeeks is 0 to ${mostWeeks}, not ${weeks}; 0 removes the allocation.`;
  return [{ code: UserErrorCode.INVALID, message, field: ['personWeeks'] }];
}
