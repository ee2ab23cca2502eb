import { Field, Float, ID, InputType } from 'type-graphql';

/** An area and those who can cover it, as a caller sends them. */
@InputType({ description: 'An area, and who can cover it.' })
export class CoverInput {
  @Field(() => String, { description: 'A service or a piece of work.' })
  area!: string;

  @Field(() => [ID], { description: 'Who can cover it: one person at least.' })
  personIds!: string[];
}

/** What a team has in a period, as a caller sends it. */
@InputType({ description: 'What a team has in a period, in person-weeks, in place of what was said before.' })
export class CapacityInput {
  @Field(() => ID, { description: 'The period.' })
  periodId!: string;

  @Field(() => String, { description: 'The slug of the team.' })
  teamSlug!: string;

  @Field(() => Float, { description: 'All its time.' })
  gross!: number;

  @Field(() => Float, { description: 'What its people are away.' })
  timeOff!: number;

  @Field(() => Float, { description: 'What being on call takes.' })
  onCall!: number;

  @Field(() => Float, { description: 'What supporting customers takes.' })
  support!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'What is kept free; where nothing is said, the share of gross that the setting `capacity.slackShare` names, as far as there is so much left.',
  })
  slack?: number | null;

  @Field(() => [CoverInput], {
    nullable: true,
    description: 'Areas and who can cover them, from now on; left out, they stay.',
  })
  cover?: CoverInput[] | null;
}
