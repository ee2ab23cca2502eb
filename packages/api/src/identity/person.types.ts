import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../platform/graphql/connection.ts';
import { Payload, UserError } from '../platform/graphql/payload.ts';
import { InstantScalar, UrlScalar } from '../platform/graphql/scalars.ts';
import { Person } from './person.entity.ts';

/** A page of people. */
export const PersonConnection = connectionOf(() => Person, 'Person', 'people');

/** What a mutation of a person answers. */
@ObjectType({ description: 'What a mutation of a person answers.', simpleResolvers: true })
export class PersonPayload extends Payload {
  @Field(() => Person, { nullable: true, description: 'The person as it is now; null when it was refused.' })
  person?: Person | null;
}

/** What an invitation answers. */
@ObjectType({ description: 'What an invitation answers.', simpleResolvers: true })
export class InvitePayload {
  @Field(() => UrlScalar, { nullable: true, description: 'The link to give to the person. It works once.' })
  url?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the link ends.' })
  expiresAt?: Date | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  userErrors!: UserError[];
}
