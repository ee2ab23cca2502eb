import { Field, ID, InterfaceType, ObjectType } from 'type-graphql';
import { UserErrorCode } from '../errors.ts';
import { RevisionScalar } from './scalars.ts';

/** Anything with a global id. */
@InterfaceType({
  description: 'Anything with a global id. `id` is opaque, tells its type, and is stable for ever.',
  resolveType: (value: { __typename?: string; constructor: { name: string } }) =>
    value.__typename ?? value.constructor.name,
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque, tells its type, and is stable for ever.' })
  id!: string;
}

/** A refusal that the caller can act on. */
@ObjectType({
  description:
    'A refusal that the caller can act on. `field` is the path inside `input`. Other faults (auth, limits, bugs) are GraphQL errors with `extensions.code`.',
  simpleResolvers: true,
})
export class UserError {
  @Field(() => [String], {
    nullable: true,
    description: 'The path inside `input`; null when it is the input as a whole.',
  })
  field?: string[];

  @Field(() => String, { description: 'What is wrong and what is allowed, in plain words.' })
  message!: string;

  @Field(() => UserErrorCode, { description: 'What kind of refusal it is.' })
  code!: UserErrorCode;
}

/** What every payload of a mutation that raises the revision has. */
@ObjectType({ description: 'What every payload has.', simpleResolvers: true })
export class Payload {
  @Field(() => RevisionScalar, {
    simple: true,
    description: 'The revision after this; the present one when nothing was changed.',
  })
  revision!: number;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  userErrors!: UserError[];
}

/** What a mutation that deletes answers. */
@ObjectType({ description: 'What a mutation that deletes answers.', simpleResolvers: true })
export class DeletePayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The id of what is gone; null when it was refused.' })
  deletedId?: string | null;
}
