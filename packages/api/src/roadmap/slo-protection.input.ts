import { Field, InputType } from 'type-graphql';

/** The objective that work is proposed for. */
@InputType({ description: 'The objective that work is proposed for.' })
export class SloProtectInput {
  @Field(() => String, { description: 'The slug of the objective.' })
  sloSlug!: string;
}
