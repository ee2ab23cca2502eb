import { Field, InputType, Int, registerEnumType } from 'type-graphql';
import { CalendarDateScalar } from './scalars.ts';

/** A range of whole numbers. */
@InputType({ description: 'A range of whole numbers, both ends included; an end that is left out is open.' })
export class IntRange {
  @Field(() => Int, { nullable: true, description: 'At least.' })
  gte?: number | null;

  @Field(() => Int, { nullable: true, description: 'At most.' })
  lte?: number | null;
}

/** A range of calendar dates. */
@InputType({ description: 'A range of calendar dates, both ends included; an end that is left out is open.' })
export class DateRange {
  @Field(() => CalendarDateScalar, { nullable: true, description: 'The first day.' })
  gte?: string | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'The last day.' })
  lte?: string | null;
}

/** Which way a list runs. */
export enum SortDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

registerEnumType(SortDirection, {
  name: 'SortDirection',
  description: 'Which way a list runs.',
  valuesConfig: { ASC: { description: 'The least first.' }, DESC: { description: 'The greatest first.' } },
});
