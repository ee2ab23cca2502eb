import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { AsOf, readAsOf } from '../platform/graphql/reading.ts';
import './north-star.edges.ts';
import { NorthStar } from './north-star.entity.ts';
import { NorthStarInputInput } from './north-star.input.ts';
import { northStarInForce, northStarsNewestFirst } from './north-star.reading.ts';
import { setNorthStar } from './north-star.service.ts';
import { NorthStarPayload } from './north-star.types.ts';

/** How the North Star is asked for and set. */
@Resolver(() => NorthStar)
export class NorthStarResolver {
  @Query(() => NorthStar, { nullable: true, description: 'The North Star in force; null before the first.' })
  northStar(@AsOf() asOf: Date | null, @Ctx() ctx: Context): Promise<NorthStar | null> {
    return readAsOf(ctx, asOf, (past) => northStarInForce(past.db));
  }

  @Query(() => [NorthStar], { description: 'All North Stars, the newest first; those before are superseded.' })
  northStars(@Ctx() ctx: Context): Promise<NorthStar[]> {
    return northStarsNewestFirst(ctx.db);
  }

  @Mutation(() => NorthStarPayload, {
    description: 'Sets the North Star: it supersedes the one in force, or amends it. Needs PLAN.',
  })
  northStarSet(
    @Arg('input', () => NorthStarInputInput, { description: 'The North Star.' }) input: NorthStarInputInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ northStar: await setNorthStar(work, input) }));
  }
}
