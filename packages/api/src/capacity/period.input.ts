import { Field, Float, ID, InputType } from 'type-graphql';
import { CalendarDateScalar } from '../platform/graphql/scalars.ts';
import { ItemKind } from '../roadmap/item.enums.ts';

/** A share of a mix as a caller sends it. */
@InputType({ description: 'A share of the person-weeks that a kind of work is meant to take.' })
export class MixShareInput {
  @Field(() => ItemKind, { description: 'The kind of work.' })
  kind!: ItemKind;

  @Field(() => Float, { description: 'The share, 0..1.' })
  share!: number;
}

/** A period as a caller sends it. */
@InputType({ description: 'A period; with an id it is changed.' })
export class PeriodInput {
  @Field(() => ID, { nullable: true, description: 'The period to change; a new one if nothing is said.' })
  id?: string | null;

  @Field(() => String, { description: 'How it is called; unique.' })
  name!: string;

  @Field(() => CalendarDateScalar, { description: 'Its first day.' })
  start!: string;

  @Field(() => CalendarDateScalar, { description: 'Its last day.' })
  end!: string;

  @Field(() => [MixShareInput], {
    nullable: true,
    description: 'What is meant to go into each kind; the shares add up to 1. Left out it stays; empty clears.',
  })
  targetMix?: MixShareInput[] | null;
}
