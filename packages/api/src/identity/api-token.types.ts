import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../platform/graphql/payload.ts';
import { ApiToken } from './api-token.entity.ts';

/** What a mutation of a token answers. */
@ObjectType({ description: 'What a mutation of a token answers.', simpleResolvers: true })
export class ApiTokenPayload {
  @Field(() => ApiToken, { nullable: true, description: 'The token as it is now; null when it was refused.' })
  apiToken?: ApiToken | null;

  @Field(() => String, {
    nullable: true,
    description: 'The secret to send, shown this once; null but for a new token.',
  })
  secret?: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  userErrors!: UserError[];
}
