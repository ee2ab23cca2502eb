import { Field, ID, InputType } from 'type-graphql';
import { Level } from './alignment.entity.ts';
import { RiskResponse } from './risk.entity.ts';

/** A risk as a caller sends it. */
@InputType({ description: 'A risk: without an id a new one. What is left out stays; null clears.' })
export class RiskSaveInput {
  @Field(() => ID, { nullable: true, description: 'The risk to change.' })
  id?: string | null;

  @Field(() => ID, { description: 'The item that it is a risk of.' })
  itemId!: string;

  @Field(() => String, { description: 'The key of a term of the kind RISK.' })
  termKey!: string;

  @Field(() => String, { description: 'What may happen, and to whom.' })
  statement!: string;

  @Field(() => Level, { description: 'How likely it is.' })
  likelihood!: Level;

  @Field(() => Level, { description: 'How bad it would be.' })
  impact!: Level;

  @Field(() => RiskResponse, { description: 'What is done about it.' })
  response!: RiskResponse;

  @Field(() => String, { nullable: true, description: 'How that is done.' })
  mitigation?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who watches it.' })
  ownerId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it may still happen; true for a new one.' })
  open?: boolean | null;
}
