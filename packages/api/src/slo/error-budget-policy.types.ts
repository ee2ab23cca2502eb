import { Field, ObjectType } from 'type-graphql';
import { CalendarDateScalar } from '../platform/graphql/scalars.ts';
import { BudgetThreshold } from './budget-threshold.entity.ts';

/** What both sides agreed to do as the budget runs down. */
@ObjectType({ description: 'What both sides agreed to do as the budget runs down.', simpleResolvers: true })
export class ErrorBudgetPolicy {
  @Field(() => [BudgetThreshold], { description: 'Its thresholds, those with the most left first.' })
  thresholds!: BudgetThreshold[];

  @Field(() => String, {
    nullable: true,
    description: 'What is done now: the action of the active threshold with the least left; null when none is active.',
  })
  activeAction!: string | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'When to look at it again.' })
  revisitOn!: string | null;
}
