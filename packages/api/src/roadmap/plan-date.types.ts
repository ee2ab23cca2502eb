import { Field, FieldResolver, InputType, ObjectType, Resolver, Root } from 'type-graphql';
import { CalendarDateScalar } from '../platform/graphql/scalars.ts';
import { DateResolution } from './item.enums.ts';
import { labelOf, type PlanDay, rangeOf } from './plan-date.rules.ts';

/** A date only as precise as it is meant. */
@ObjectType({
  description: 'A date only as precise as it is meant: `2027-01-01 QUARTER` is Q1 2027, from 2027-01-01 to 2027-03-31.',
  simpleResolvers: true,
})
export class PlanDate implements PlanDay {
  @Field(() => CalendarDateScalar, { description: 'A day within the range.' })
  date!: string;

  @Field(() => DateResolution, { description: 'How precisely it is meant.' })
  resolution!: DateResolution;
}

/** A plan date as a caller sends it. */
@InputType({ description: 'A date only as precise as it is meant.' })
export class PlanDateInput implements PlanDay {
  @Field(() => CalendarDateScalar, { description: 'Any day within the range.' })
  date!: string;

  @Field(() => DateResolution, { description: 'How precisely it is meant.' })
  resolution!: DateResolution;
}

/** What follows from a plan date. */
@Resolver(() => PlanDate)
export class PlanDateResolver {
  @FieldResolver(() => CalendarDateScalar, { description: 'The first day of the range.' })
  rangeStart(@Root() day: PlanDate): string {
    return rangeOf(day).rangeStart;
  }

  @FieldResolver(() => CalendarDateScalar, { description: 'The last day of the range; lateness is counted from it.' })
  rangeEnd(@Root() day: PlanDate): string {
    return rangeOf(day).rangeEnd;
  }

  @FieldResolver(() => String, { description: 'How people write it, in English: Q1 2027.' })
  label(@Root() day: PlanDate): string {
    return labelOf(day);
  }
}
