import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { historyEdge } from '../history/change-event.edges.ts';
import { type ChangeEvent, ChangeEventConnection } from '../history/change-event.entity.ts';
import type { Context } from '../platform/context.ts';
import { type Connection, PageArgs } from '../platform/graphql/connection.ts';
import { DeleteInput } from '../platform/graphql/delete.input.ts';
import { AsOf, readAsOf } from '../platform/graphql/reading.ts';
import { Theme } from './theme.entity.ts';
import { ThemeFilter, ThemeInput, ThemeMergeInput, ThemeOrder } from './theme.input.ts';
import { themesMatching } from './theme.listing.ts';
import { saveTheme, themeByIdOrSlug } from './theme.service.ts';
import { ThemeConnection, ThemePayload } from './theme.types.ts';
import { mergeThemes, unmergeTheme } from './theme-merge.service.ts';

historyEdge(Theme);

/** How themes are asked for and changed. */
@Resolver(() => Theme)
export class ThemeResolver {
  @Query(() => Theme, { nullable: true, description: 'The theme with this id or slug; former slugs resolve too.' })
  theme(
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id: string | null,
    @Arg('slug', () => String, { nullable: true, description: 'Its slug, or one that it had.' }) slug: string | null,
    @AsOf() asOf: Date | null,
    @Ctx() ctx: Context,
  ) {
    return readAsOf(ctx, asOf, (past) => themeByIdOrSlug(past.db, id, slug));
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

  @FieldResolver(() => ChangeEventConnection, { description: 'What changed of it, the newest first.' })
  history(@Root() theme: Theme, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context) {
    return ctx.follow<Connection<ChangeEvent>>('Theme', 'history', theme, { ...page });
  }

  @Mutation(() => ThemePayload, { description: 'Makes a theme, or changes the one with the id. Needs PLAN.' })
  themeSave(@Arg('input', () => ThemeInput, { description: 'The theme.' }) input: ThemeInput, @Ctx() ctx: Context) {
    return ctx.write(input, async (work) => ({ theme: await saveTheme(work, input) }));
  }

  @Mutation(() => ThemePayload, {
    description:
      'Makes several themes one, the theme that is answered: their slugs name it, what counts for them counts there, items linked to them are linked to it. Needs PLAN.',
  })
  themeMerge(
    @Arg('input', () => ThemeMergeInput, { description: 'Which ones, and into which.' }) input: ThemeMergeInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ theme: await mergeThemes(work, input) }));
  }

  @Mutation(() => ThemePayload, {
    description:
      'Takes a theme, by its id, out of the one that it was merged into, with all that it had. What was assigned to that one since stays there. Needs PLAN.',
  })
  themeUnmerge(
    @Arg('input', () => DeleteInput, { description: 'The theme that was merged.' }) input: DeleteInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ theme: await unmergeTheme(work, input) }));
  }
}
