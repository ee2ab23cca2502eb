import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Payload } from '../platform/graphql/payload.ts';
import { InstantScalar } from '../platform/graphql/scalars.ts';
import { ServiceLevelObjective } from './service-level-objective.entity.ts';

/** What became of one measurement. */
export enum SliOutcome {
  CREATED = 'CREATED',
  UNCHANGED = 'UNCHANGED',
  REPLACED = 'REPLACED',
  CONFLICT = 'CONFLICT',
  REJECTED = 'REJECTED',
}

registerEnumType(SliOutcome, {
  name: 'SliOutcome',
  description: 'What became of one measurement.',
  valuesConfig: {
    CREATED: { description: 'It is new.' },
    UNCHANGED: { description: 'The same interval of the same source was there with the same numbers.' },
    REPLACED: { description: 'The same interval was there with other numbers, which stay in the history.' },
    CONFLICT: { description: 'It overlaps another interval of the same source and was left out.' },
    REJECTED: { description: 'It is no measurement; the message says why.' },
  },
});

/** What became of one measurement that was sent. */
@ObjectType({ description: 'What became of one measurement that was sent.', simpleResolvers: true })
export class SliResult {
  @Field(() => InstantScalar, { description: 'Where its interval starts.' })
  from!: Date;

  @Field(() => InstantScalar, { description: 'Where its interval ends, itself not within.' })
  to!: Date;

  @Field(() => SliOutcome, { description: 'What became of it.' })
  outcome!: SliOutcome;

  @Field(() => String, { nullable: true, description: 'Why it was left out, and what is allowed.' })
  message!: string | null;
}

/** What recording measurements answers. */
@ObjectType({ description: 'What recording measurements answers.', simpleResolvers: true })
export class SliRecordPayload extends Payload {
  @Field(() => ServiceLevelObjective, { nullable: true, description: 'The objective; null when it was refused.' })
  slo?: ServiceLevelObjective | null;

  @Field(() => [SliResult], { description: 'What became of each measurement, in the order in which they were sent.' })
  results!: SliResult[];
}
