import { Field, Float, InputType } from 'type-graphql';
import { InstantScalar } from '../platform/graphql/scalars.ts';

/** Events of one interval as a caller sends them. */
@InputType({ description: '`good` or `bad`, with `total`.' })
export class SliMeasurementInput {
  @Field(() => InstantScalar, { description: 'Where the interval starts.' })
  from!: Date;

  @Field(() => InstantScalar, { description: 'Where the interval ends, itself not within; at most 60 seconds ahead.' })
  to!: Date;

  @Field(() => Float, { nullable: true, description: 'Good events; 0 to `total`.' })
  good?: number | null;

  @Field(() => Float, { nullable: true, description: 'Bad events; 0 to `total`.' })
  bad?: number | null;

  @Field(() => Float, { description: 'All events; 0 to 1e30.' })
  total!: number;
}

/** Measurements of one objective from one source. */
@InputType({ description: 'At most 5,000 measurements; one bad one does not sink the rest.' })
export class SliRecordInput {
  @Field(() => String, { description: 'The slug of the objective.' })
  sloSlug!: string;

  @Field(() => String, { description: 'Where the numbers come from. Several sources of an objective add up.' })
  source!: string;

  @Field(() => [SliMeasurementInput], { description: 'The measurements, in any order.' })
  measurements!: SliMeasurementInput[];
}
