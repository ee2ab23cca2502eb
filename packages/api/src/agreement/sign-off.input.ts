import { Field, ID, InputType } from 'type-graphql';

/** A sign-off as a caller sends it. */
@InputType({ description: 'What to sign off, or to withdraw one’s sign-off from.' })
export class SignOffInput {
  @Field(() => ID, { description: 'The id of something that can be agreed on.' })
  subjectId!: string;

  @Field(() => String, { nullable: true, description: 'What is to be said with it; left out, an earlier one stays.' })
  note?: string | null;
}
