import { must, Permission } from '../platform/actor.ts';
import { refuseUnlessEmpty } from '../platform/errors.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { RoadmapItem } from './item.entity.ts';
import type { PartOutcome } from './milestone.service.ts';
import { StatusUpdate } from './status-update.entity.ts';
import type { StatusUpdateInput } from './status-update.input.ts';

/** Posts what there is to say of how an item fares. The item's version stays: nothing of its plan changed. */
export async function postStatusUpdate(work: Work, input: StatusUpdateInput): Promise<PartOutcome<StatusUpdate>> {
  must(work.actor, Permission.CONTRIBUTE);
  refuseUnlessEmpty(blankIssues(input, 'body'));
  const item = await work.take(RoadmapItem, ownId('RoadmapItem', input.itemId, 'itemId'), null, 'itemId');
  const update = work.make(StatusUpdate, {
    itemId: item.id,
    health: input.health,
    body: input.body.trim(),
    authorKind: work.actor.kind as StatusUpdate['authorKind'],
    authorId: work.actor.id!,
    createdAt: work.at,
  });
  return { subject: await work.save(update), roadmapItem: item };
}
