import { Field, ID, InputType } from 'type-graphql';

/** The one thing that a mutation is about. */
@InputType({ description: 'The one thing that the mutation is about.' })
export class DeleteInput {
  @Field(() => ID, { description: 'Its global id.' })
  id!: string;
}
