import { Field, ID, InputType } from 'type-graphql';

/** A team as a caller sends it. */
@InputType({ description: 'A team: a new slug makes one, a known one changes it.' })
export class TeamInput {
  @Field(() => String, { description: 'Its name in addresses and files.' })
  slug!: string;

  @Field(() => String, { description: 'How it is called.' })
  name!: string;

  @Field(() => [ID], { nullable: true, description: 'Who is in it from now on; left out, the members stay.' })
  memberIds?: string[] | null;
}
