import { Field, ID, InputType } from 'type-graphql';

/** A dependency as a caller sends it. */
@InputType({ description: 'That an item needs another one; the same pair again changes the note.' })
export class DependencyInput {
  @Field(() => ID, { description: 'The item that needs the other.' })
  itemId!: string;

  @Field(() => ID, { description: 'The item that is needed.' })
  dependsOnId!: string;

  @Field(() => String, { nullable: true, description: 'What is needed of it. Left out it stays; null clears.' })
  note?: string | null;
}
