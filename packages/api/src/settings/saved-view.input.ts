import { Field, ID, InputType } from 'type-graphql';
import { JsonScalar } from '../platform/graphql/scalars.ts';

/** A view as a caller sends it. */
@InputType({ description: 'A view to keep; with an id, what is left out stays.' })
export class SavedViewInput {
  @Field(() => ID, { nullable: true, description: 'One of the caller’s own views; a new one if nothing is said.' })
  id?: string | null;

  @Field(() => String, { description: 'How it is called.' })
  name!: string;

  @Field(() => JsonScalar, { description: 'What the client’s address holds; at most 20,000 characters of JSON.' })
  state!: unknown;

  @Field(() => Boolean, { nullable: true, description: 'Whether everyone sees it; no if nothing is said.' })
  shared?: boolean | null;
}
