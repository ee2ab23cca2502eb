import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { type Connection, PageArgs } from '../platform/graphql/connection.ts';
import { Customer } from './customer.entity.ts';
import { CustomerInput, CustomerMergeInput } from './customer.input.ts';
import { mergeCustomers } from './customer.merge.ts';
import { customerBy, customersMatching } from './customer.reading.ts';
import { saveCustomer } from './customer.service.ts';
import { CustomerConnection, CustomerPayload } from './customer.types.ts';
import { ExternalRefInput } from './external-ref.types.ts';
import type { Feedback } from './feedback.entity.ts';
import { CustomerKind } from './feedback.enums.ts';
import { customerToShow } from './feedback.policy.ts';
import { FeedbackConnection } from './feedback.types.ts';

/** How customers are asked for and changed. */
@Resolver(() => Customer)
export class CustomerResolver {
  @Query(() => Customer, {
    nullable: true,
    description: 'The customer with this id, or with this id in another system; null without READ_FEEDBACK.',
  })
  customer(
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id: string | null,
    @Arg('ref', () => ExternalRefInput, { nullable: true, description: 'What another system calls it.' })
    ref: ExternalRefInput | null,
    @Ctx() ctx: Context,
  ) {
    return customerBy(ctx, id, ref);
  }

  @Query(() => CustomerConnection, { description: 'Customers, by name; empty without READ_FEEDBACK.' })
  customers(
    @Arg('search', () => String, { nullable: true, description: 'With this text in the name.' }) search: string | null,
    @Arg('kind', () => [CustomerKind], { nullable: true, description: 'Of one of these kinds.' })
    kind: CustomerKind[] | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ) {
    return customersMatching(ctx, search, kind, page);
  }

  @FieldResolver(() => FeedbackConnection, { description: 'What the customer said, newest first.' })
  feedback(@Root() customer: Customer, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context) {
    return ctx.follow<Connection<Feedback>>('Customer', 'feedback', customer, { ...page });
  }

  @Mutation(() => CustomerPayload, {
    description: 'Changes the customer with the id or the ref, or makes a new one. Needs PLAN.',
  })
  customerSave(
    @Arg('input', () => CustomerInput, { description: 'The customer.' }) input: CustomerInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ customer: customerToShow(ctx, await saveCustomer(work, input)) }));
  }

  @Mutation(() => CustomerPayload, {
    description:
      'Makes several customers one: what other systems call them, what they said and what they asked for go to the one that goes on, which their ids name from then on. It keeps its own name, segment and revenue, and takes what it lacks. Needs PLAN.',
  })
  customerMerge(
    @Arg('input', () => CustomerMergeInput, { description: 'Which ones, and into which.' }) input: CustomerMergeInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ customer: customerToShow(ctx, await mergeCustomers(work, input)) }));
  }
}
