import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { viewerOf } from './viewer.service.ts';
import { Viewer } from './viewer.types.ts';

/** How a caller asks who it is. */
@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { description: 'The caller, and what it may do.' })
  viewer(@Ctx() ctx: Context): Promise<Viewer> {
    return viewerOf(ctx);
  }
}
