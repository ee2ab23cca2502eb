import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../platform/graphql/connection.ts';
import { Payload } from '../platform/graphql/payload.ts';
import { Feedback } from './feedback.entity.ts';

/** A page of entries. */
export const FeedbackConnection = connectionOf(() => Feedback, 'Feedback', 'entries');

/** What an erasure answers. */
@ObjectType({ description: 'What an erasure answers.', simpleResolvers: true })
export class ErasePayload extends Payload {
  @Field(() => Int, {
    description: 'How many entries were erased by it; those that were erased before are not counted.',
  })
  erased!: number;
}

/** What a mutation of entries answers. */
@ObjectType({ description: 'What a mutation of entries answers.', simpleResolvers: true })
export class FeedbackPayload extends Payload {
  @Field(() => [Feedback], { description: 'The entries as they are now; none when it was refused.' })
  feedback!: Feedback[];
}
