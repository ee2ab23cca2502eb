import { Field, Float, InputType } from 'type-graphql';
import { CustomerKind, Importance, Sentiment } from './feedback.enums.ts';

/** An entry as a caller or a source sends it. */
@InputType({ description: 'Something that a customer said, as a row.' })
export class FeedbackRowInput {
  @Field(() => String, { nullable: true, description: 'Where it came from; “manual” if nothing is said.' })
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'Its id there.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'Its title.' })
  title?: string | null;

  @Field(() => String, { description: 'What was said; it may be HTML.' })
  body!: string;

  @Field(() => String, {
    nullable: true,
    description: 'When it was said: an instant with an offset, or a day (midnight UTC); now if nothing is said.',
  })
  submittedAt?: string | null;

  @Field(() => String, { nullable: true, description: 'How the customer is called.' })
  customerName?: string | null;

  @Field(() => String, { nullable: true, description: 'The customer’s id in the source.' })
  customerExternalId?: string | null;

  @Field(() => CustomerKind, { nullable: true, description: 'Of a new customer; EXTERNAL if nothing is said.' })
  customerKind?: CustomerKind | null;

  @Field(() => String, { nullable: true, description: 'Of a new customer.' })
  segment?: string | null;

  @Field(() => Float, { nullable: true, description: 'Of a new customer, a year.' })
  annualRevenue?: number | null;

  @Field(() => String, { nullable: true, description: 'Of that revenue, three letters.' })
  currency?: string | null;

  @Field(() => Importance, { nullable: true, description: 'How much it matters; NICE_TO_HAVE if nothing is said.' })
  importance?: Importance | null;

  @Field(() => Sentiment, { nullable: true, description: 'Its mood.' })
  sentiment?: Sentiment | null;

  @Field(() => String, { nullable: true, description: 'Where it stands in the source: an http or https address.' })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'The language that it is in.' })
  language?: string | null;

  @Field(() => [String], { nullable: true, description: 'Free labels.' })
  tags?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Names or slugs.' })
  themes?: string[] | null;
}
