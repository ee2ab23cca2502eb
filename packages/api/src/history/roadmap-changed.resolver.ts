import { Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { RoadmapChange } from './roadmap-change.types.ts';
import { roadmapChanges } from './roadmap-changes.ts';

/** How changes are followed live. */
@Resolver(() => RoadmapChange)
export class RoadmapChangedResolver {
  @Subscription(() => RoadmapChange, {
    subscribe: ({ context }: { context: Context }) => roadmapChanges(context),
    description:
      'Each rise of the revision with what changed; several at once when the reader is slow. Catch up with `roadmap.changes(sinceRevision:)` after a lost connection.',
  })
  roadmapChanged(@Root() change: RoadmapChange): RoadmapChange {
    return change;
  }
}
