import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../platform/graphql/payload.ts';
import { PlanningPeriod } from './period.entity.ts';

/** What a mutation of a period answers. */
@ObjectType({ description: 'What a mutation of a period answers.', simpleResolvers: true })
export class PeriodPayload extends Payload {
  @Field(() => PlanningPeriod, { nullable: true, description: 'The period as it is now; null when it was refused.' })
  period?: PlanningPeriod | null;
}
