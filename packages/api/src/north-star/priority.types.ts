import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../platform/graphql/payload.ts';
import { CompanyPriority } from './priority.entity.ts';

/** What a mutation of a priority answers. */
@ObjectType({ description: 'What a mutation of a priority answers.', simpleResolvers: true })
export class PriorityPayload extends Payload {
  @Field(() => CompanyPriority, {
    nullable: true,
    description: 'The priority as it is now; null when it was refused.',
  })
  priority?: CompanyPriority | null;
}
