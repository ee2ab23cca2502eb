import { Field, ID, InputType } from 'type-graphql';
import { Health } from './health.types.ts';

/** A status update as a caller sends it. */
@InputType({ description: 'What there is to say of how an item fares.' })
export class StatusUpdateInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => Health, { description: 'How it fares.' })
  health!: Health;

  @Field(() => String, { description: 'What happened, and what comes next.' })
  body!: string;
}
