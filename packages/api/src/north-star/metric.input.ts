import { Field, Float, ID, InputType } from 'type-graphql';
import { InstantScalar } from '../platform/graphql/scalars.ts';
import { MetricDirection } from './metric.entity.ts';

/** A metric as a caller sends it. */
@InputType({ description: 'A metric: a new key makes one, a known one changes it.' })
export class MetricInput {
  @Field(() => String, {
    description: 'Its name in files and inputs. Keys that differ only in case, accents or separators are one.',
  })
  key!: string;

  @Field(() => String, { description: 'How it is called.' })
  name!: string;

  @Field(() => String, { description: 'What it counts in, e.g. `%`, `teams`, `s`.' })
  unit!: string;

  @Field(() => MetricDirection, { description: 'Which way is better.' })
  direction!: MetricDirection;

  @Field(() => String, { description: 'What exactly is measured, so that two people get the same number.' })
  definition!: string;

  @Field(() => ID, { nullable: true, description: 'Who answers for it; left out, the owner stays.' })
  ownerId?: string | null;
}

/** One measurement as a caller sends it. */
@InputType({ description: 'One measurement.' })
export class MetricPointInput {
  @Field(() => InstantScalar, { description: 'When it was so; not in the future.' })
  at!: Date;

  @Field(() => Float, { description: 'What was measured, in the unit of the metric.' })
  value!: number;

  @Field(() => String, { nullable: true, description: 'What is to be known about it.' })
  note?: string | null;
}

/** Measurements of one metric as a caller sends them. */
@InputType({ description: 'Measurements of one metric.' })
export class MetricRecordInput {
  @Field(() => String, { description: 'The key of the metric.' })
  key!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where they come from. The same instant and source again is the same point.',
  })
  source?: string | null;

  @Field(() => [MetricPointInput], { description: 'At most 5,000 points. When any is refused, none is kept.' })
  points!: MetricPointInput[];
}
