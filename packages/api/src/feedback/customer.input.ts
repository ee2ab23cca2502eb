import { Field, Float, ID, InputType } from 'type-graphql';
import { ExternalRefInput } from './external-ref.types.ts';
import { CustomerKind } from './feedback.enums.ts';

/** Which customers are one. */
@InputType({ description: 'Customers that are one and the same.' })
export class CustomerMergeInput {
  @Field(() => [ID], { description: 'The customers that go into the other one; 1 to 100.' })
  sourceIds!: string[];

  @Field(() => ID, { description: 'The one that goes on.' })
  intoId!: string;
}

/** A customer as a caller sends it. */
@InputType({
  description: 'A customer: the one with the id or the ref is changed, else a new one is made. Left out stays.',
})
export class CustomerInput {
  @Field(() => ID, { nullable: true, description: 'Which customer; a new one without it.' })
  id?: string | null;

  @Field(() => String, { description: 'How the customer is called.' })
  name!: string;

  @Field(() => CustomerKind, { description: 'What the customer is to the organisation.' })
  kind!: CustomerKind;

  @Field(() => String, { nullable: true, description: 'The part of the market.' })
  segment?: string | null;

  @Field(() => Float, { nullable: true, description: 'What the customer pays a year; 0 or more.' })
  annualRevenue?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The currency of the revenue, three letters; the organisation’s own without it.',
  })
  currency?: string | null;

  @Field(() => ExternalRefInput, { nullable: true, description: 'What another system calls the customer.' })
  ref?: ExternalRefInput | null;
}
