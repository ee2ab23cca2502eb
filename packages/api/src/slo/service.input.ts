import { Field, InputType, Int } from 'type-graphql';

/** A service as a caller sends it. */
@InputType({ description: 'A service: a new slug makes one, a known one changes it; what is left out stays.' })
export class ServiceInput {
  @Field(() => String, { description: 'Its name in addresses and files.' })
  slug!: string;

  @Field(() => String, { description: 'How it is called.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it does, in plain words; null clears.' })
  description?: string | null;

  @Field(() => Int, { nullable: true, description: 'How much hangs on it, 0 or more; null clears.' })
  tier?: number | null;

  @Field(() => String, { nullable: true, description: 'The slug of the team that runs it; null clears.' })
  teamSlug?: string | null;
}
