import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Permission } from '../platform/actor.ts';
import { ApiToken } from './api-token.entity.ts';
import { Person } from './person.entity.ts';
import { Role, TokenScope } from './role.ts';

/** Who did something: a person, or a script with a token. */
export const ActorUnion = createUnionType({
  name: 'Actor',
  description: 'Who did something: a person, or a script with a token.',
  types: () => [Person, ApiToken] as const,
  resolveType: (value: { __typename?: string; constructor: { name: string } }) =>
    value.__typename ?? value.constructor.name,
});

/** The caller, and what it may do. */
@ObjectType({
  description: 'The caller, and what it may do, so that a client need not guess.',
  simpleResolvers: true,
})
export class Viewer {
  @Field(() => ActorUnion, { nullable: true, description: 'Who calls; null for an anonymous reader.' })
  actor!: Person | ApiToken | null;

  @Field(() => Person, { nullable: true, description: 'The person who calls; null for a token.' })
  person!: Person | null;

  @Field(() => Role, { description: 'The person’s role; for a token the least role that covers its scopes.' })
  role!: Role;

  @Field(() => [TokenScope], { description: 'The scopes of the caller’s token; empty for all others.' })
  scopes!: TokenScope[];

  @Field(() => [Permission], { description: 'What the caller may do.' })
  permissions!: Permission[];
}
