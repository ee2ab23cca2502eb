import { Field, InputType } from 'type-graphql';
import { InstantScalar } from '../platform/graphql/scalars.ts';
import { TokenScope } from './role.ts';

/** A new token as a caller asks for it. */
@InputType({ description: 'A new token.' })
export class ApiTokenCreateInput {
  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => [TokenScope], { description: 'What it may do; at least one.' })
  scopes!: TokenScope[];

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it ends by itself, in the future; without it never.',
  })
  expiresAt?: Date | null;
}
