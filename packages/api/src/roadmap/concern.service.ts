import { must, Permission } from '../platform/actor.ts';
import { refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { TermKind } from '../vocabulary/term.entity.ts';
import { termOf } from '../vocabulary/term.service.ts';
import { Concern, ConcernStatus } from './concern.entity.ts';
import type { ConcernRaiseInput, ConcernResolveInput } from './concern.input.ts';
import { maySettle } from './concern.policy.ts';
import { RoadmapItem } from './item.entity.ts';
import type { PartOutcome } from './milestone.service.ts';

const mostConcerns = 500;

/**
 * Raises a concern about an item, whose version stays. Refuses blank texts and a motivator that is no such term of the
 * vocabulary.
 */
export async function raiseConcern(work: Work, input: ConcernRaiseInput): Promise<PartOutcome<Concern>> {
  must(work.actor, Permission.CONTRIBUTE);
  refuseUnlessEmpty(blankIssues(input, 'statement', 'whatWouldResolveIt'));
  const item = await work.take(RoadmapItem, ownId('RoadmapItem', input.itemId, 'itemId'), null, 'itemId');
  if ((await work.list(Concern, { itemId: item.id })).length >= mostConcerns) {
    throw refusal(UserErrorCode.LIMIT_EXCEEDED, `An item has at most ${mostConcerns} concerns.`, 'itemId');
  }
  const { motivatorKey } = input;
  const motivator = motivatorKey == null ? null : await termOf(work, motivatorKey, TermKind.MOTIVATOR, 'motivatorKey');
  const concern = work.make(Concern, {
    itemId: item.id,
    discipline: input.discipline,
    motivatorId: motivator?.id ?? null,
    raisedByKind: work.actor.kind as Concern['raisedByKind'],
    raisedById: work.actor.id!,
    statement: input.statement.trim(),
    whatWouldResolveIt: input.whatWouldResolveIt.trim(),
    status: ConcernStatus.OPEN,
    resolution: null,
    raisedAt: work.at,
  });
  return { subject: await work.save(concern), roadmapItem: item };
}

/**
 * Says what became of a concern, or opens it again. Refuses a blank resolution, to open what is open, and whoever may
 * not say so: see `maySettle`.
 */
export async function resolveConcern(work: Work, input: ConcernResolveInput): Promise<PartOutcome<Concern>> {
  must(work.actor, Permission.CONTRIBUTE);
  refuseUnlessEmpty(blankIssues(input, 'resolution'));
  const concern = await work.take(Concern, ownId('Concern', input.id));
  if (!maySettle(work.actor, concern, input.status)) {
    const message =
      input.status === ConcernStatus.WITHDRAWN
        ? 'Only the one who raised a concern withdraws it; it can be ADDRESSED or ACCEPTED.'
        : 'A concern is settled by the one who raised it, or by whoever may plan (PLAN).';
    throw refusal(UserErrorCode.FORBIDDEN, message, 'status');
  }
  const opens = input.status === ConcernStatus.OPEN;
  if (opens && concern.status === ConcernStatus.OPEN) {
    throw refusal(
      UserErrorCode.GUARD_FAILED,
      'It is open already; ADDRESSED, ACCEPTED or WITHDRAWN settles it.',
      'status',
    );
  }
  const resolution = input.resolution.trim();
  if (opens) work.note.reason ??= resolution;
  work.change(concern, { status: input.status, resolution: opens ? null : resolution });
  await work.save(concern);
  return { subject: concern, roadmapItem: await work.take(RoadmapItem, concern.itemId) };
}
