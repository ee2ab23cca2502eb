import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { CompanyPriority } from './priority.entity.ts';
import { prioritiesByRank } from './priority.service.ts';

/** How the company's priorities are asked for and set. */
@Resolver(() => CompanyPriority)
export class PriorityResolver {
  @Query(() => [CompanyPriority], { description: 'The company’s priorities, by rank.' })
  priorities(@Ctx() ctx: Context): Promise<CompanyPriority[]> {
    return prioritiesByRank(ctx.db);
  }
}
