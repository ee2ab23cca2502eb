import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { RateLimit } from './rate-limit.types.ts';

/** How a caller asks what it may still spend. */
@Resolver(() => RateLimit)
export class RateLimitResolver {
  @Query(() => RateLimit, { description: 'What the present request costs, and what the caller may still spend.' })
  rateLimit(@Ctx() ctx: Context): RateLimit {
    ctx.basis.passing = true;
    return ctx.spending!;
  }
}
