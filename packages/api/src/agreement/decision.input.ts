import { Field, ID, InputType } from 'type-graphql';
import { CalendarDateScalar } from '../platform/graphql/scalars.ts';
import { CheckCriterion } from './check-criterion.ts';
import { DecisionKind } from './decision.entity.ts';
import { FindingRule } from './finding-rule.ts';
import { RevisitTriggerInput } from './revisit-trigger.input.ts';

/** One of the ways that were open, as a caller sends it. */
@InputType({ description: 'One of the ways that were open.' })
export class DecisionOptionInput {
  @Field(() => String, { description: 'What could be done.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What speaks for it.' })
  pros?: string | null;

  @Field(() => String, { nullable: true, description: 'What speaks against it.' })
  cons?: string | null;

  @Field(() => Boolean, { description: 'Whether it was chosen.' })
  chosen!: boolean;
}

/** A decision as a caller sends it. */
@InputType({ description: 'A decision to record.' })
export class DecisionRecordInput {
  @Field(() => DecisionKind, { description: 'What it does.' })
  kind!: DecisionKind;

  @Field(() => String, { description: 'What was asked.' })
  question!: string;

  @Field(() => String, { description: 'What was decided.' })
  outcome!: string;

  @Field(() => String, { description: 'Why this and not another.' })
  rationale!: string;

  @Field(() => String, { nullable: true, description: 'What was given up for it.' })
  gaveUp?: string | null;

  @Field(() => [String], { nullable: true, description: 'The keys of terms of the kind TRADE_OFF.' })
  tradeOffKeys?: string[] | null;

  @Field(() => [DecisionOptionInput], { nullable: true, description: 'The ways that were open.' })
  options?: DecisionOptionInput[] | null;

  @Field(() => [ID], { nullable: true, description: 'The items that it is about.' })
  itemIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'The themes that it is about.' })
  themeIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'The SLOs that it is about.' })
  sloIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'The slugs of the teams that it is about.' })
  teamSlugs?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'The planning periods that it is about.' })
  periodIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'The North Stars that it is about.' })
  northStarIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'The decisions that it is about, as a WAIVER of one that is due.' })
  decisionIds?: string[] | null;

  @Field(() => [CheckCriterion], {
    nullable: true,
    description: 'For a WAIVER: the checks that it sets aside. AGREED cannot be waived.',
  })
  waives?: CheckCriterion[] | null;

  @Field(() => [FindingRule], {
    nullable: true,
    description: 'For a WAIVER: the findings that it sets aside, for what it is about.',
  })
  waivesFindings?: FindingRule[] | null;

  @Field(() => ID, { nullable: true, description: 'The decision in whose place it stands.' })
  supersedesId?: string | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'The day on which to look at it again.' })
  revisitOn?: string | null;

  @Field(() => [RevisitTriggerInput], { nullable: true, description: 'What else makes it due to be looked at again.' })
  revisitWhen?: RevisitTriggerInput[] | null;
}

/** Changes of a decision as a caller sends them. */
@InputType({
  description:
    'What is left out stays; null clears. A change of substance, which is anything but spelling, clears the sign-offs.',
})
export class DecisionUpdateInput {
  @Field(() => ID, { description: 'Which decision.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'What was asked.' })
  question?: string | null;

  @Field(() => String, { nullable: true, description: 'What was decided.' })
  outcome?: string | null;

  @Field(() => String, { nullable: true, description: 'Why this and not another.' })
  rationale?: string | null;

  @Field(() => String, { nullable: true, description: 'What was given up for it.' })
  gaveUp?: string | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'The day on which to look at it again.' })
  revisitOn?: string | null;

  @Field(() => [RevisitTriggerInput], {
    nullable: true,
    description: 'What else makes it due to be looked at again: the whole list; null empties it.',
  })
  revisitWhen?: RevisitTriggerInput[] | null;
}

/** Which decisions are listed; all conditions that are given must hold. */
@InputType({ description: 'Which decisions are listed; all conditions that are given must hold.' })
export class DecisionFilter {
  @Field(() => [DecisionKind], { nullable: true, description: 'Of one of these kinds.' })
  kind?: DecisionKind[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is time to look at them again: their day has come, or a trigger has tripped.',
  })
  dueForRevisit?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether product and engineering both signed off.' })
  agreed?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'About this item.' })
  itemId?: string | null;

  @Field(() => ID, { nullable: true, description: 'About this theme.' })
  themeId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'With this text in the identifier, question, outcome, rationale or what was given up, in any case.',
  })
  search?: string | null;
}
