import { Field, Float, InputType } from 'type-graphql';
import { CalendarDateScalar } from '../platform/graphql/scalars.ts';

/** A lever of the North Star as a caller sends it. */
@InputType({ description: 'A lever of the North Star metric.' })
export class NorthStarInputMetricInput {
  @Field(() => String, { description: 'The key of the metric that it is measured by.' })
  metricKey!: string;

  @Field(() => String, { description: 'Why moving this moves the North Star.' })
  belief!: string;

  @Field(() => Float, { nullable: true, description: 'Where its metric is to be.' })
  target?: number | null;
}

/** A North Star as a caller sends it. */
@InputType({ description: 'A North Star: it supersedes the one in force, or amends it.' })
export class NorthStarInputInput {
  @Field(() => String, { description: 'The objective in one sentence.' })
  statement!: string;

  @Field(() => String, { nullable: true, description: 'Why this one and no other; left out, an amended one keeps it.' })
  why?: string | null;

  @Field(() => String, { description: 'The key of the metric that it is measured by.' })
  metricKey!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Where the metric stood at the start; left out, an amended one keeps it.',
  })
  baseline?: number | null;

  @Field(() => Float, { description: 'Where the metric is to be.' })
  target!: number;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'The day by which the target is to be reached; left out, an amended one keeps it.',
  })
  targetDate?: string | null;

  @Field(() => [NorthStarInputMetricInput], {
    description: 'All its levers, each metric once. Amended, an input keeps its id where its metric stays.',
  })
  inputs!: NorthStarInputMetricInput[];

  @Field(() => [String], {
    nullable: true,
    description: 'The keys of all metrics that must not suffer; left out, an amended one keeps them.',
  })
  guardrailKeys?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The slugs of all priorities that it stands for; left out, an amended one keeps them.',
  })
  prioritySlugs?: string[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Amend the present one instead of superseding it.' })
  amend!: boolean;
}
