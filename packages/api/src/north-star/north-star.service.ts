import { clearSignOffs } from '../agreement/sign-off.service.ts';
import { must, Permission } from '../platform/actor.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import type { Work } from '../platform/work.ts';
import { NorthStar, NorthStarGuardrail, NorthStarInput, NorthStarPriority } from './north-star.entity.ts';
import type { NorthStarInputInput } from './north-star.input.ts';
import { type NorthStarParts, partsOf } from './north-star.parts.ts';
import { northStarInForce } from './north-star.reading.ts';

/**
 * Sets the North Star: it supersedes the one in force or, with `amend`, changes it; an amendment of what was agreed
 * on clears the sign-offs. Refuses what `partsOf` refuses, and to amend where none is in force.
 */
export async function setNorthStar(work: Work, input: NorthStarInputInput): Promise<NorthStar> {
  must(work.actor, Permission.PLAN);
  const parts = await partsOf(work, input);
  await work.alone('north star');
  const northStar = input.amend ? await present(work) : await successor(work);
  const before = input.amend
    ? substanceOf(northStar, await work.list(NorthStarInput, { northStarId: northStar.id }))
    : null;
  const { why, baseline, target, targetDate } = input;
  await work.save(
    work.change(northStar, {
      statement: input.statement.trim(),
      why,
      metricId: parts.metricId,
      baseline,
      target,
      targetDate,
    }),
  );
  await setInputs(work, northStar.id, parts.inputs);
  if (parts.guardrailIds) await setGuardrails(work, northStar.id, parts.guardrailIds);
  if (parts.priorityIds) await setPriorities(work, northStar.id, parts.priorityIds);
  if (
    before !== null &&
    before !== substanceOf(northStar, await work.list(NorthStarInput, { northStarId: northStar.id }))
  ) {
    await clearSignOffs(work, 'NorthStar', northStar.id, 'The sign-offs were cleared: the North Star was amended.');
  }
  return northStar;
}

/** What product and engineering agree on: the statement, the metric, the target and the inputs in any order. */
function substanceOf(
  { statement, metricId, target, targetDate }: NorthStar,
  inputs: readonly NorthStarInput[],
): string {
  const levers = inputs.map((each) => JSON.stringify([each.metricId, each.belief, each.target])).sort();
  return JSON.stringify([statement, metricId, target, targetDate, levers]);
}

async function present(work: Work): Promise<NorthStar> {
  const inForce = await northStarInForce(work);
  if (inForce) return work.take(NorthStar, inForce.id);
  throw refusal(UserErrorCode.NOT_FOUND, 'No North Star is in force that could be amended.', 'amend');
}

async function successor(work: Work): Promise<NorthStar> {
  const at = work.at;
  const inForce = await northStarInForce(work);
  if (inForce) {
    const before = await work.take(NorthStar, inForce.id);
    await work.save(work.change(before, { supersededAt: at }));
  }
  return work.make(NorthStar, { why: null, baseline: null, targetDate: null, validFrom: at, supersededAt: null });
}

async function setInputs(work: Work, northStarId: string, inputs: NorthStarParts['inputs']): Promise<void> {
  const known = new Map((await work.list(NorthStarInput, { northStarId })).map((each) => [each.metricId, each]));
  for (const [position, { metricId, belief, target }] of inputs.entries()) {
    const kept = known.get(metricId) ?? work.make(NorthStarInput, { northStarId, metricId, target: null });
    known.delete(metricId);
    await work.save(work.change(kept, { belief, target, position }));
  }
  for (const dropped of known.values()) await work.remove(dropped);
}

async function setGuardrails(work: Work, northStarId: string, metricIds: string[]): Promise<void> {
  const known = new Map((await work.list(NorthStarGuardrail, { northStarId })).map((each) => [each.metricId, each]));
  for (const [position, metricId] of metricIds.entries()) {
    const kept = known.get(metricId) ?? work.make(NorthStarGuardrail, { northStarId, metricId });
    known.delete(metricId);
    await work.save(work.change(kept, { position }));
  }
  for (const dropped of known.values()) await work.remove(dropped);
}

async function setPriorities(work: Work, northStarId: string, priorityIds: string[]): Promise<void> {
  const wanted = new Set(priorityIds);
  const known = await work.list(NorthStarPriority, { northStarId });
  for (const each of known) if (!wanted.delete(each.priorityId)) await work.remove(each);
  for (const priorityId of wanted) await work.save(work.make(NorthStarPriority, { northStarId, priorityId }));
}
