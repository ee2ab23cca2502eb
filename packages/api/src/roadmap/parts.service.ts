import { metricOf } from '../north-star/metric.service.ts';
import { NorthStarInput } from '../north-star/north-star.entity.ts';
import { northStarInForce } from '../north-star/north-star.reading.ts';
import { must, Permission } from '../platform/actor.ts';
import type { Entity } from '../platform/database/columns.ts';
import { refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import type { DeleteInput } from '../platform/graphql/delete.input.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import type { Row } from '../platform/row.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { Alignment, Level } from './alignment.entity.ts';
import { RoadmapItem } from './item.entity.ts';
import type { PartOutcome } from './milestone.service.ts';
import type { AlignmentInput, SuccessMetricInput } from './parts.input.ts';
import { SuccessMetric } from './success-metric.entity.ts';

/** Says how an item's success is measured, or changes it: one entry a metric. */
export async function setSuccessMetric(work: Work, input: SuccessMetricInput): Promise<PartOutcome<SuccessMetric>> {
  must(work.actor, Permission.PLAN);
  const item = await work.take(RoadmapItem, ownId('RoadmapItem', input.itemId, 'itemId'), null, 'itemId');
  const metric = await metricOf(work, input.metricKey);
  const known = await work.find(SuccessMetric, { itemId: item.id, metricId: metric.id }, true);
  const part = known ?? work.make(SuccessMetric, { itemId: item.id, metricId: metric.id });
  const { baseline, target, measureBy, actual } = input;
  const measuredAt = actual === undefined ? undefined : actual === null ? null : work.at;
  work.change(part, { baseline, target, measureBy, actual, measuredAt });
  return { subject: await work.save(part), roadmapItem: await work.touch(item) };
}

/** Says how an item serves an input of the North Star in force, or changes it: one alignment an input. */
export async function setAlignment(work: Work, input: AlignmentInput): Promise<PartOutcome<Alignment>> {
  must(work.actor, Permission.PLAN);
  refuseUnlessEmpty(blankIssues(input, 'rationale'));
  const item = await work.take(RoadmapItem, ownId('RoadmapItem', input.itemId, 'itemId'), null, 'itemId');
  const served = await inputInForce(work, input.inputMetricKey);
  const known = await work.find(Alignment, { itemId: item.id, inputId: served.id }, true);
  const part = known ?? work.make(Alignment, { itemId: item.id, inputId: served.id, confidence: Level.MEDIUM });
  const { rationale, expectedDelta, confidence } = input;
  work.change(part, { rationale, expectedDelta, confidence: confidence ?? undefined });
  return { subject: await work.save(part), roadmapItem: await work.touch(item) };
}

/** Takes a success metric or an alignment away from its item. */
export async function deletePart<T extends Row & { itemId: string }>(
  work: Work,
  entity: Entity<T>,
  input: DeleteInput,
): Promise<PartOutcome<T>> {
  must(work.actor, Permission.PLAN);
  const part = await work.take(entity, ownId(entity.name, input.id));
  const item = await work.take(RoadmapItem, part.itemId);
  await work.remove(part);
  return { roadmapItem: await work.touch(item) };
}

async function inputInForce(work: Work, metricKey: string): Promise<NorthStarInput> {
  const metric = await metricOf(work, metricKey, 'inputMetricKey');
  const northStar = await northStarInForce(work);
  const input = northStar && (await work.find(NorthStarInput, { northStarId: northStar.id, metricId: metric.id }));
  if (input) return input;
  const message = `${JSON.stringify(metricKey)} is no input of the North Star in force.`;
  throw refusal(UserErrorCode.NOT_FOUND, message, 'inputMetricKey');
}
