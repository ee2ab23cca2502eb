import { Field, Float, InputType } from 'type-graphql';
import { CalendarDateScalar } from '../platform/graphql/scalars.ts';
import { SloRelation } from './slo.types.ts';

/** What is done when less than a share of the budget remains. */
@InputType({ description: 'What is done when less than a share of the budget remains.' })
export class BudgetThresholdInput {
  @Field(() => Float, { description: 'Applies when less than this share remains: up to 1; below 0 when overspent.' })
  remainingBelow!: number;

  @Field(() => String, { description: 'What is done then, in plain words.' })
  action!: string;

  @Field(() => [SloRelation], { nullable: true, description: 'Work with such a link may not start then.' })
  freezes?: SloRelation[] | null;
}

/** What both sides agreed to do as the budget runs down. */
@InputType({ description: 'What both sides agreed to do as the budget runs down.' })
export class ErrorBudgetPolicyInput {
  @Field(() => [BudgetThresholdInput], { description: 'Its thresholds, at least one, each at a share of its own.' })
  thresholds!: BudgetThresholdInput[];

  @Field(() => CalendarDateScalar, { nullable: true, description: 'When to look at it again.' })
  revisitOn?: string | null;
}
