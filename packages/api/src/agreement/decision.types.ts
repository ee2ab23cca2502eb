import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../platform/graphql/connection.ts';
import { Payload } from '../platform/graphql/payload.ts';
import { Decision } from './decision.entity.ts';

/** A page of decisions. */
export const DecisionConnection = connectionOf(() => Decision, 'Decision', 'decisions');

/** What a mutation of a decision answers. */
@ObjectType({ description: 'What a mutation of a decision answers.', simpleResolvers: true })
export class DecisionPayload extends Payload {
  @Field(() => Decision, { nullable: true, description: 'The decision as it is now; null when it was refused.' })
  decision?: Decision | null;
}
