import { Field, ObjectType } from 'type-graphql';
import { CheckCriterion } from '../agreement/check-criterion.ts';
import { Decision } from '../agreement/decision.entity.ts';

/** One question asked of an item, with its answer. */
@ObjectType({
  description: 'One question asked of an item, with its answer. `passed` is null where it cannot be known yet.',
  simpleResolvers: true,
})
export class Check {
  @Field(() => CheckCriterion, { description: 'What is asked.' })
  criterion!: CheckCriterion;

  @Field(() => Boolean, { nullable: true, description: 'Whether it holds; null where it cannot be known yet.' })
  passed!: boolean | null;

  @Field(() => String, { description: 'Why, in plain words: everything that is missing.' })
  detail!: string;

  waivedById!: string | null;

  @Field(() => Decision, {
    nullable: true,
    description: 'The agreed WAIVER that sets it aside; null when it holds, and for what cannot be waived.',
  })
  waivedBy?: Decision | null;
}

/** What an item has to answer before a step. */
@ObjectType({ description: 'What an item has to answer before a step.', simpleResolvers: true })
export class Checklist {
  @Field(() => Boolean, { description: 'Every check passed or is waived.' })
  passed!: boolean;

  @Field(() => [Check], { description: 'Each of the questions, always all of them and in the same order.' })
  checks!: Check[];
}
