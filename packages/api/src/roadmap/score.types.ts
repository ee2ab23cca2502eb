import { Field, Float, ObjectType } from 'type-graphql';
import { InstantScalar } from '../platform/graphql/scalars.ts';

/** What people said of the worth of an item, as it is kept. */
export interface GivenScore {
  /** Null: the customers with evidence count. */
  reach: number | null;
  impact: number;
  confidence: number;
  rationale: string | null;
  setAt: string;
  /** What the item stood at then: its likely effort, and its customers with evidence. */
  basis: ScoreBasis;
}

/** What a score rests on besides what people said. */
export interface ScoreBasis {
  effort: number | null;
  customers: number;
}

/** The worth of an item for its effort. */
@ObjectType({
  description:
    'RICE: reach (customers with evidence, or as given) × impact × confidence ÷ likely effort in person-weeks.',
  simpleResolvers: true,
})
export class Score {
  @Field(() => Float, { nullable: true, description: 'The score; null while the item has no likely effort above 0.' })
  rice!: number | null;

  @Field(() => Float, { description: 'How many customers it reaches.' })
  reach!: number;

  @Field(() => Boolean, { description: 'Whether the reach is counted from the evidence, as nobody gave one.' })
  reachFromEvidence!: boolean;

  @Field(() => Float, {
    description: 'How much it means to each of them: 3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal.',
  })
  impact!: number;

  @Field(() => Float, { description: 'How sure that is, 0..1.' })
  confidence!: number;

  @Field(() => String, { nullable: true, description: 'Why these numbers.' })
  rationale!: string | null;

  @Field(() => InstantScalar, { description: 'When they were set.' })
  setAt!: string;

  @Field(() => Boolean, {
    description:
      'They were set longer ago than the setting `score.freshDays`, or since then the likely effort or the customers with evidence changed by more than a quarter.',
  })
  stale!: boolean;
}
