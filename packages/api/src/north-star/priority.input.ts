import { Field, InputType, Int } from 'type-graphql';

/** A priority of the company as a caller sends it. */
@InputType({ description: 'A priority of the company: a new slug makes one, a known one changes it.' })
export class PriorityInput {
  @Field(() => String, { description: 'Its name in addresses and files.' })
  slug!: string;

  @Field(() => String, { description: 'How it is called.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What is meant by it; left out, it stays.' })
  description?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Its place, 1 for the first; the others make way, and beyond the last means the last. Left out, it stays where it is, and a new one comes last.',
  })
  rank?: number | null;
}
