import { Field, Float, ObjectType } from 'type-graphql';
import { InstantScalar } from '../platform/graphql/scalars.ts';

/** What people said of the hours that an item takes, as it is kept. */
export interface GivenBurden {
  expectedHoursPerWeek: number | null;
  actualHoursPerWeek: number | null;
  /** When the actual hours were last told. */
  measuredAt: string | null;
}

/** What an item costs to keep running. */
@ObjectType({
  description: 'What the item costs to keep running, so that a special project’s price is seen.',
  simpleResolvers: true,
})
export class SupportBurden {
  @Field(() => Float, { nullable: true, description: 'Hours a week that it was expected to take.' })
  expectedHoursPerWeek!: number | null;

  @Field(() => Float, { nullable: true, description: 'Hours a week that it takes.' })
  actualHoursPerWeek!: number | null;

  @Field(() => Boolean, {
    description:
      'Actual over 1.5 × expected, or more hours per awaiting customer than nine in ten items. The settings are `support.mostOverExpected` and `support.percentile`.',
  })
  outsized!: boolean;

  @Field(() => InstantScalar, { nullable: true, description: 'When the actual hours were last told.' })
  measuredAt!: string | null;
}
