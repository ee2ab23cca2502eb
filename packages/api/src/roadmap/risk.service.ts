import { clearSignOffs } from '../agreement/sign-off.service.ts';
import { isSameButSpelling } from '../agreement/spelling.rules.ts';
import { Person } from '../identity/person.entity.ts';
import { must, Permission } from '../platform/actor.ts';
import { refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import type { DeleteInput } from '../platform/graphql/delete.input.ts';
import { ownId, ownIdOrNone } from '../platform/graphql/global-id.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { TermKind } from '../vocabulary/term.entity.ts';
import { termOf } from '../vocabulary/term.service.ts';
import { RoadmapItem } from './item.entity.ts';
import type { PartOutcome } from './milestone.service.ts';
import { Risk } from './risk.entity.ts';
import type { RiskSaveInput } from './risk.input.ts';

const mostRisks = 200;

/**
 * Makes or changes a risk of an item. A change of anything but its owner, whether it is open, and spelling clears its
 * sign-offs. Refuses blank statements, terms that are no RISK, and the risks of other items.
 */
export async function saveRisk(work: Work, input: RiskSaveInput): Promise<PartOutcome<Risk>> {
  must(work.actor, Permission.PLAN);
  refuseUnlessEmpty(blankIssues(input, 'statement'));
  const item = await work.take(RoadmapItem, ownId('RoadmapItem', input.itemId, 'itemId'), null, 'itemId');
  const known = input.id ? await riskOf(work, item, input.id) : null;
  const before = known && { ...known };
  const risk = known ?? (await newRisk(work, item));
  const ownerId = ownIdOrNone('Person', input.ownerId, 'ownerId');
  if (ownerId) await work.take(Person, ownerId, null, 'ownerId');
  work.change(risk, {
    termId: (await termOf(work, input.termKey, TermKind.RISK, 'termKey')).id,
    statement: input.statement.trim(),
    likelihood: input.likelihood,
    impact: input.impact,
    response: input.response,
    mitigation: input.mitigation && (input.mitigation.trim() || null),
    ownerId,
    open: input.open ?? undefined,
  });
  await work.save(risk);
  if (before && isAnotherRisk(before, risk)) await clearRiskSignOffs(work, risk, 'it changed');
  return { subject: risk, roadmapItem: await work.touch(item) };
}

/** Deletes a risk; its history stays. */
export async function deleteRisk(work: Work, input: DeleteInput): Promise<PartOutcome<Risk>> {
  must(work.actor, Permission.PLAN);
  const risk = await work.take(Risk, ownId('Risk', input.id));
  const item = await work.take(RoadmapItem, risk.itemId);
  await clearRiskSignOffs(work, risk, 'it was deleted');
  await work.remove(risk);
  return { roadmapItem: await work.touch(item) };
}

/** Clears the sign-offs of a risk and says why in the history. */
export async function clearRiskSignOffs(work: Work, risk: Risk, why: string): Promise<void> {
  await clearSignOffs(work, 'Risk', risk.id, `The sign-offs of the risk were cleared: ${why}.`);
}

async function newRisk(work: Work, item: RoadmapItem): Promise<Risk> {
  if ((await work.list(Risk, { itemId: item.id })).length >= mostRisks) {
    throw refusal(UserErrorCode.LIMIT_EXCEEDED, `An item has at most ${mostRisks} risks.`, 'itemId');
  }
  return work.make(Risk, { itemId: item.id, ownerId: null, mitigation: null, open: true });
}

async function riskOf(work: Work, item: RoadmapItem, id: string): Promise<Risk> {
  const risk = await work.take(Risk, ownId('Risk', id));
  if (risk.itemId === item.id) return risk;
  throw refusal(UserErrorCode.INVALID, 'This risk belongs to another item.', 'itemId');
}

function isAnotherRisk(before: Risk, after: Risk): boolean {
  const said = ({ termId, likelihood, impact, response }: Risk) => [termId, likelihood, impact, response].join();
  return (
    said(before) !== said(after) ||
    !isSameButSpelling(before.statement, after.statement) ||
    !isSameButSpelling(before.mitigation ?? '', after.mitigation ?? '')
  );
}
