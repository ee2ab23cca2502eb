import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { InstantScalar } from '../platform/graphql/scalars.ts';

/** What speaks for a theme, in numbers. */
@ObjectType({ description: 'What speaks for a theme or an item, in numbers.', simpleResolvers: true })
export class EvidenceStats {
  @Field(() => Int, { description: 'Entries, each once.' })
  feedbackCount!: number;

  @Field(() => Int, { description: 'Customers, each once, internal teams included.' })
  customerCount!: number;

  @Field(() => Int, { description: 'Of the customers, the internal teams.' })
  internalTeamCount!: number;

  @Field(() => Int, { description: 'Of the entries, those that are CRITICAL to the customer.' })
  criticalCount!: number;

  @Field(() => Float, { description: 'In the organisation’s currency; each customer’s once.' })
  annualRevenue!: number;

  @Field(() => Int, { description: 'Customers whose revenue is in another currency, and so left out.' })
  otherCurrencyCount!: number;

  @Field(() => InstantScalar, { nullable: true, description: 'The oldest entry; null when there is none.' })
  firstSeenAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'The newest entry; null when there is none.' })
  lastSeenAt!: Date | null;
}

/** Evidence with what its level also depends on. */
export interface SetStats extends EvidenceStats {
  /**
   * The largest annual revenue, in the organisation's currency, of a customer with CRITICAL feedback in the set; null
   * when there is no such customer or no such revenue is known.
   */
  criticalRevenue: number | null;
}

/** How many entries came in a stretch of time. */
@ObjectType({ description: 'How many entries came in a stretch of time.', simpleResolvers: true })
export class TrendPoint {
  @Field(() => InstantScalar, { description: 'Where the stretch begins; the next one begins where it ends.' })
  from!: Date;

  @Field(() => Int, { description: 'Entries of the theme and its children in it, each once.' })
  count!: number;
}

/** How much speaks for it. */
export enum EvidenceLevel {
  NONE = 'NONE',
  WEAK = 'WEAK',
  SOME = 'SOME',
  STRONG = 'STRONG',
}

registerEnumType(EvidenceLevel, {
  name: 'EvidenceLevel',
  description: 'How much speaks for it.',
  valuesConfig: {
    NONE: { description: 'No customer.' },
    WEAK: { description: 'One or two customers.' },
    SOME: { description: 'Three to nine customers.' },
    STRONG: { description: 'Ten or more, or one with CRITICAL feedback and revenue at or above the setting.' },
  },
});
