import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import { searchFor } from './search.reading.ts';
import { SearchConnection } from './search.types.ts';

/** How everything is searched. */
@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    description:
      'Full text over items, themes, feedback, decisions and SLOs, best first: things with all the words, of which the last may be the beginning of one; when there are none, things with words that may have been meant. Case, accents and HTML are read past. No feedback without READ_FEEDBACK.',
  })
  search(
    @Arg('query', () => String, { description: 'Words, or an identifier such as WM-42 or D-7.' }) query: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ) {
    return searchFor(ctx, query, page);
  }
}
