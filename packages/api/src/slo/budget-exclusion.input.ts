import { Field, ID, InputType } from 'type-graphql';
import { InstantScalar } from '../platform/graphql/scalars.ts';

/** A span that is to count for nothing, as a caller sends it. */
@InputType({ description: 'A span that is to count for nothing.' })
export class BudgetExclusionInput {
  @Field(() => ID, { nullable: true, description: 'The one to change; left out, a new one is made.' })
  id?: string | null;

  @Field(() => String, { description: 'The slug of the objective.' })
  sloSlug!: string;

  @Field(() => InstantScalar, { description: 'Where it starts; it may be yet to come.' })
  from!: Date;

  @Field(() => InstantScalar, { description: 'Where it ends, itself not within; at most 366 days later.' })
  to!: Date;

  @Field(() => String, { description: 'Why it counts for nothing.' })
  reason!: string;
}
