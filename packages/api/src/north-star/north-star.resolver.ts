import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import './north-star.edges.ts';
import { NorthStar } from './north-star.entity.ts';
import { northStarInForce, northStarsNewestFirst } from './north-star.reading.ts';

/** How the North Star is asked for and set. */
@Resolver(() => NorthStar)
export class NorthStarResolver {
  @Query(() => NorthStar, { nullable: true, description: 'The North Star in force; null before the first.' })
  northStar(@Ctx() ctx: Context): Promise<NorthStar | null> {
    return northStarInForce(ctx.db);
  }

  @Query(() => [NorthStar], { description: 'All North Stars, the newest first; those before are superseded.' })
  northStars(@Ctx() ctx: Context): Promise<NorthStar[]> {
    return northStarsNewestFirst(ctx.db);
  }
}
