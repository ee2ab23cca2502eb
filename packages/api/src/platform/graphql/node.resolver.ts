import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { refusal, UserErrorCode } from '../errors.ts';
import { nodesOf } from './node.ts';
import { Node } from './payload.ts';

const mostNodes = 100;

/** Things by their global ids. */
@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'The thing with this id; null when there is none or the caller may not see it.',
  })
  async node(
    @Arg('id', () => ID, { description: 'A global id of any type.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<object | null> {
    return (await nodesOf(ctx, [id]))[0]!;
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'The things with these ids, in their order; null for each that is not there. At most 100.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'Global ids of any types.' }) ids: string[],
    @Ctx() ctx: Context,
  ): Promise<(object | null)[]> {
    if (ids.length > mostNodes)
      throw refusal(UserErrorCode.LIMIT_EXCEEDED, `${ids.length} ids are over the limit of ${mostNodes}.`, 'ids');
    return nodesOf(ctx, ids);
  }
}
