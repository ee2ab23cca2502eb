import { Field, Float, InputType, ObjectType } from 'type-graphql';
import { Customer } from '../feedback/customer.entity.ts';
import { UrlScalar } from '../platform/graphql/scalars.ts';

/** Person-weeks, as a range. */
@ObjectType({ description: 'Person-weeks, as a range.', simpleResolvers: true })
export class Effort {
  @Field(() => Float, { description: 'If all goes well.' })
  low!: number;

  @Field(() => Float, { description: 'What to plan with.' })
  likely!: number;

  @Field(() => Float, { description: 'If much goes wrong.' })
  high!: number;
}

/** Person-weeks as a caller sends them. */
@InputType({ description: 'Person-weeks, as a range: 0 ≤ low ≤ likely ≤ high.' })
export class EffortInput implements Effort {
  @Field(() => Float, { description: 'If all goes well.' })
  low!: number;

  @Field(() => Float, { description: 'What to plan with.' })
  likely!: number;

  @Field(() => Float, { description: 'If much goes wrong.' })
  high!: number;
}

/** A page elsewhere that belongs to an item. */
@ObjectType({ description: 'A page elsewhere that belongs to the item.', simpleResolvers: true })
export class ExternalLink {
  @Field(() => String, { description: 'What it is.' })
  label!: string;

  @Field(() => UrlScalar, { description: 'Where it is.' })
  url!: string;
}

/** A page elsewhere as a caller sends it. */
@InputType({ description: 'A page elsewhere that belongs to the item.' })
export class ExternalLinkInput implements ExternalLink {
  @Field(() => String, { description: 'What it is.' })
  label!: string;

  @Field(() => UrlScalar, { description: 'Where it is.' })
  url!: string;
}

/** What drives a request, and who asked. */
@ObjectType({ description: 'What drives a request, and who asked.', simpleResolvers: true })
export class ItemRequest {
  @Field(() => String, { description: 'What drives it: a contract, a loss, an idea.' })
  driver!: string;

  requestedById!: string | null;

  @Field(() => Customer, { nullable: true, description: 'Who asked; null for callers without READ_FEEDBACK.' })
  requestedBy?: Customer | null;

  @Field(() => Boolean, { description: 'One customer alone asks for it.' })
  singleCustomer!: boolean;
}
