import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../platform/graphql/connection.ts';
import { Payload } from '../platform/graphql/payload.ts';
import { Customer } from './customer.entity.ts';

/** A page of customers. */
export const CustomerConnection = connectionOf(() => Customer, 'Customer', 'customers');

/** What a mutation of a customer answers. */
@ObjectType({ description: 'What a mutation of a customer answers.', simpleResolvers: true })
export class CustomerPayload extends Payload {
  @Field(() => Customer, {
    nullable: true,
    description: 'The customer as it is now; null when it was refused, and for callers without READ_FEEDBACK.',
  })
  customer?: Customer | null;
}
