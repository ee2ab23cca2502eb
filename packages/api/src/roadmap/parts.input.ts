import { Field, Float, ID, InputType } from 'type-graphql';
import { CalendarDateScalar } from '../platform/graphql/scalars.ts';
import { Level } from './alignment.entity.ts';

/** A success metric as a caller sends it. */
@InputType({
  description: 'How the success of an item is measured: one entry a metric; the same metric again changes it.',
})
export class SuccessMetricInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => String, { description: 'The key of the metric.' })
  metricKey!: string;

  @Field(() => Float, { nullable: true, description: 'Where it stands before. Left out it stays; null clears.' })
  baseline?: number | null;

  @Field(() => Float, { description: 'Where it is meant to come.' })
  target!: number;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'The last day by which it is to be measured.' })
  measureBy?: string | null;

  @Field(() => Float, { nullable: true, description: 'What was measured just now; the same again is measured anew.' })
  actual?: number | null;
}

/** An alignment as a caller sends it. */
@InputType({ description: 'How an item serves an input of the North Star in force; the same input again changes it.' })
export class AlignmentInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => String, { description: 'The key of the input’s metric.' })
  inputMetricKey!: string;

  @Field(() => String, { description: 'Why the item moves the input.' })
  rationale!: string;

  @Field(() => Float, { nullable: true, description: 'By how much the input is expected to move, in its own unit.' })
  expectedDelta?: number | null;

  @Field(() => Level, { nullable: true, description: 'MEDIUM where a new one says none.' })
  confidence?: Level | null;
}
