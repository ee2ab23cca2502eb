import { Field, ObjectType } from 'type-graphql';
import { EvidenceLevel, EvidenceStats } from '../feedback/evidence.types.ts';

/** What speaks for an item. */
@ObjectType({
  description:
    'What speaks for an item: NONE; WEAK 1–2 customers; SOME 3–9; STRONG 10 or more, or one with CRITICAL feedback and revenue above the setting.',
  simpleResolvers: true,
})
export class Evidence {
  itemId!: string;

  @Field(() => EvidenceLevel, { description: 'How much speaks for it.' })
  level!: EvidenceLevel;

  @Field(() => Boolean, { description: 'Nothing new for a year; false without any feedback.' })
  stale!: boolean;

  @Field(() => EvidenceStats, {
    description: 'The feedback under all its themes; a customer and its revenue count once.',
  })
  stats!: EvidenceStats;
}
