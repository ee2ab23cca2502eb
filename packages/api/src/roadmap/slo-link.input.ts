import { Field, ID, InputType } from 'type-graphql';
import { SloRelation } from '../slo/slo.types.ts';

/** A link to an objective as a caller sends it. */
@InputType({ description: 'How an item bears on an objective; the same relation again changes its rationale.' })
export class SloLinkInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => String, { description: 'The slug of the objective.' })
  sloSlug!: string;

  @Field(() => SloRelation, { description: 'Whether it protects the objective, spends its budget, or depends on it.' })
  relation!: SloRelation;

  @Field(() => String, { nullable: true, description: 'Why that is so. Left out it stays; null clears.' })
  rationale?: string | null;
}
