import { Field, ID, InterfaceType, ObjectType } from 'type-graphql';
import { Payload } from '../platform/graphql/payload.ts';
import { SignOff } from './sign-off.entity.ts';

/** What product and engineering agree on together. */
@InterfaceType({
  description:
    'What product and engineering agree on together. A change of its substance clears the sign-offs, and its history says so.',
  resolveType: (value: { __typename?: string; constructor: { name: string } }) =>
    value.__typename ?? value.constructor.name,
})
export abstract class Agreement {
  @Field(() => ID, { description: 'Opaque, tells its type, and is stable for ever.' })
  id!: string;

  @Field(() => [SignOff], { description: 'Who has signed off on its present substance, the first first.' })
  signOffs?: SignOff[];

  @Field(() => Boolean, {
    description:
      'True when one person for product and another for engineering, each a lead, have signed off on its present substance.',
  })
  agreed?: boolean;
}

/** What signing off and withdrawing it answer. */
@ObjectType({ description: 'What signing off and withdrawing it answer.', simpleResolvers: true })
export class SignOffPayload extends Payload {
  @Field(() => Agreement, { nullable: true, description: 'What was signed, as it is now; null when it was refused.' })
  subject?: Agreement | null;
}
