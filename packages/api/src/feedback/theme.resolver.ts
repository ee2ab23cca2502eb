import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import { Theme } from './theme.entity.ts';
import { ThemeFilter, ThemeInput, ThemeOrder } from './theme.input.ts';
import { themesMatching } from './theme.listing.ts';
import { saveTheme, themeByIdOrSlug } from './theme.service.ts';
import { ThemeConnection, ThemePayload } from './theme.types.ts';

/** How themes are asked for and changed. */
@Resolver(() => Theme)
export class ThemeResolver {
  @Query(() => Theme, { nullable: true, description: 'The theme with this id or slug; former slugs resolve too.' })
  theme(
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id: string | null,
    @Arg('slug', () => String, { nullable: true, description: 'Its slug, or one that it had.' }) slug: string | null,
    @Ctx() ctx: Context,
  ) {
    return themeByIdOrSlug(ctx.db, id, slug);
  }

  @Query(() => ThemeConnection, { description: 'Themes; those with the most feedback first.' })
  themes(
    @Arg('filter', () => ThemeFilter, { nullable: true, description: 'Which; all if nothing is said.' })
    filter: ThemeFilter | null,
    @Arg('orderBy', () => ThemeOrder, { nullable: true, description: 'In which order.' }) order: ThemeOrder | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ) {
    return themesMatching(ctx, filter ?? {}, order, page);
  }

  @Mutation(() => ThemePayload, { description: 'Makes a theme, or changes the one with the id. Needs PLAN.' })
  themeSave(@Arg('input', () => ThemeInput, { description: 'The theme.' }) input: ThemeInput, @Ctx() ctx: Context) {
    return ctx.write(input, async (work) => ({ theme: await saveTheme(work, input) }));
  }
}
