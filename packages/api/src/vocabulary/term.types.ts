import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../platform/graphql/payload.ts';
import { Term } from './term.entity.ts';

/** What a mutation of a term answers. */
@ObjectType({ description: 'What a mutation of a term answers.', simpleResolvers: true })
export class TermPayload extends Payload {
  @Field(() => Term, { nullable: true, description: 'The term as it is now; null when it was refused.' })
  term?: Term | null;
}
