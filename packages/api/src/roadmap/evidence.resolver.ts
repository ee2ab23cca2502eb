import './evidence.edges.ts';
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Customer } from '../feedback/customer.entity.ts';
import { CustomerConnection } from '../feedback/customer.types.ts';
import { ThemeAssignment } from '../feedback/feedback.entity.ts';
import type { Context } from '../platform/context.ts';
import { type Connection, PageArgs } from '../platform/graphql/connection.ts';
import { Evidence } from './evidence.types.ts';
import { RoadmapItem } from './item.entity.ts';

/** What speaks for an item. */
@Resolver(() => RoadmapItem)
export class ItemEvidenceResolver {
  @FieldResolver(() => Evidence, { description: 'What speaks for it: the feedback under its themes.' })
  evidence(@Root() item: RoadmapItem, @Ctx() ctx: Context): Promise<Evidence> {
    return ctx.follow('RoadmapItem', 'evidence', item);
  }
}

/** Who and what stands behind the evidence of an item. */
@Resolver(() => Evidence)
export class EvidenceResolver {
  @FieldResolver(() => [ThemeAssignment], {
    description: 'Words of customers that were kept, the newest first. Empty for callers without READ_FEEDBACK.',
  })
  quotes(
    @Root() evidence: Evidence,
    @Arg('first', () => Int, { nullable: true, description: 'At most so many; 1 to 100, 5 if nothing is said.' }) first:
      | number
      | null,
    @Ctx() ctx: Context,
  ): Promise<ThemeAssignment[]> {
    return ctx.follow('Evidence', 'quotes', evidence, { first });
  }

  @FieldResolver(() => CustomerConnection, {
    description:
      'Customers who wait for it: they asked, or gave feedback under its themes. Empty for callers without READ_FEEDBACK.',
  })
  awaiting(
    @Root() evidence: Evidence,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Customer>> {
    return ctx.follow('Evidence', 'awaiting', evidence, { ...page });
  }
}
