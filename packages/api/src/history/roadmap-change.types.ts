import { Field, ObjectType } from 'type-graphql';
import { RevisionScalar } from '../platform/graphql/scalars.ts';
import { ChangeEvent } from './change-event.entity.ts';

/** The most events in one message; whoever gets so many reads the others with `changes(sinceRevision:)`. */
export const mostEvents = 1_000;

/** What subscribers are told when the revision rose. */
@ObjectType({ description: 'The revision rose: something that can be read has changed.', simpleResolvers: true })
export class RoadmapChange {
  @Field(() => RevisionScalar, { description: 'The revision that everything up to it is told of.' })
  revision!: number;

  @Field(() => [ChangeEvent], {
    description: `What changed since the message before, the oldest first, at most the first ${mostEvents}. Empty when only feedback, customers or measurements came in: they raise the revision and are not told one by one.`,
  })
  events!: ChangeEvent[];
}
