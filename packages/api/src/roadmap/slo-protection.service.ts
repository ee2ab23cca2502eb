import { must, Permission } from '../platform/actor.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import { slugOf } from '../platform/slug.ts';
import type { Work } from '../platform/work.ts';
import type { BudgetState } from '../slo/error-budget.types.ts';
import { Service } from '../slo/service.entity.ts';
import { ServiceLevelObjective } from '../slo/service-level-objective.entity.ts';
import { SloRelation } from '../slo/slo.types.ts';
import { RoadmapItem } from './item.entity.ts';
import { Horizon, ItemKind, ItemStatus, ValueDriver } from './item.enums.ts';
import type { PartOutcome } from './milestone.service.ts';
import { lastRankKey } from './rank.service.ts';
import { SloLink } from './slo-link.entity.ts';

const stateInWords: Record<BudgetState, string> = {
  HEALTHY: 'half or more of it is left',
  WATCH: 'less than half of it is left',
  AT_RISK: 'at the present burn it ends within the window',
  EXHAUSTED: 'nothing of it is left',
  NO_DATA: 'too little was measured to say how much is left',
};

/**
 * Proposes work that PROTECTS an objective, at the end of the one order: a technical investment for RELIABILITY, with
 * the objective's owners, its service's team, and a problem and an outcome drawn from the objective, for people to go
 * on with. Refuses NOT_FOUND.
 */
export async function proposeProtection(work: Work, sloSlug: string): Promise<PartOutcome<SloLink>> {
  must(work.actor, Permission.PLAN);
  const slo = await work.find(ServiceLevelObjective, { slug: slugOf(sloSlug) });
  if (!slo) {
    const message = `There is no objective with the slug ${JSON.stringify(sloSlug)}.`;
    throw refusal(UserErrorCode.NOT_FOUND, message, 'sloSlug');
  }
  const service = await work.find(Service, { id: slo.serviceId });
  const item = work.make(RoadmapItem, {
    status: ItemStatus.PROPOSED,
    horizon: Horizon.NEXT,
    version: 1,
    kind: ItemKind.TECHNICAL_INVESTMENT,
    valueDrivers: [ValueDriver.RELIABILITY],
    title: `Protect ${slo.name}`.slice(0, 300),
    problem: problemOf(slo),
    outcome: `The error budget of ${slo.name} holds over a whole window.`,
    teamId: service?.teamId ?? null,
    productOwnerId: slo.productOwnerId,
    engineeringOwnerId: slo.engineeringOwnerId,
    rankKey: await lastRankKey(work),
  });
  await work.save(item);
  const link = work.make(SloLink, { itemId: item.id, sloId: slo.id, relation: SloRelation.PROTECTS, rationale: null });
  return { subject: await work.save(link), roadmapItem: item };
}

function problemOf({ name, objective, userJourney, budgetState }: ServiceLevelObjective): string {
  const journey = userJourney ? ` It keeps this journey: ${userJourney}` : '';
  return `The error budget of ${name} (${objective}): ${stateInWords[budgetState]}.${journey}`;
}
