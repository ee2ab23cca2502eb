import { Field, ObjectType } from 'type-graphql';
import { Decision } from '../agreement/decision.entity.ts';

/** An earlier decision that bears on an ask. */
@ObjectType({ description: 'An earlier decision that bears on an ask.', simpleResolvers: true })
export class Precedent {
  @Field(() => Decision, { description: 'What was decided.' })
  decision!: Decision;

  @Field(() => [String], { description: 'Why it bears on it, in words.' })
  because!: string[];
}
