import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../platform/graphql/payload.ts';
import { NorthStar } from './north-star.entity.ts';

/** What a mutation of the North Star answers. */
@ObjectType({ description: 'What a mutation of the North Star answers.', simpleResolvers: true })
export class NorthStarPayload extends Payload {
  @Field(() => NorthStar, { nullable: true, description: 'The North Star in force; null when it was refused.' })
  northStar?: NorthStar | null;
}
