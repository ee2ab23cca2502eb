import { Field, Int, ObjectType } from 'type-graphql';
import { InstantScalar } from '../graphql/scalars.ts';

/** How a caller's budget stands. */
@ObjectType({
  description:
    'Cost of the present request against the caller’s budget: how many things the answer could hold. Introspection is free, and so are answers that need not be made anew.',
  simpleResolvers: true,
})
export class RateLimit {
  @Field(() => Int, { description: 'What the present request costs; at least 1.' })
  cost!: number;

  @Field(() => Int, { description: 'What may be spent in a minute (WAYMARK_MAX_COST_PER_MINUTE).' })
  limit!: number;

  @Field(() => Int, { description: 'What is left of it after the present request.' })
  remaining!: number;

  @Field(() => InstantScalar, { description: 'When all of it is there again.' })
  resetAt!: Date;
}
