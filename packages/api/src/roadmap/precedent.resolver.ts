import sql from 'sql-template-tag';
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Theme } from '../feedback/theme.entity.ts';
import { themesBySlug } from '../feedback/theme.service.ts';
import type { Context } from '../platform/context.ts';
import { type Issue, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { groupBy, keysOf } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { textIssues } from '../platform/texts.ts';
import { RoadmapItem } from './item.entity.ts';
import { precedentsOf, sizeOf } from './precedent.reading.ts';
import { Precedent } from './precedent.types.ts';

edge<RoadmapItem, { first?: number | null }>(RoadmapItem, 'precedents', async ({ db }, items, { first }) => {
  const size = sizeOf(first);
  const links = await db.query<{ itemId: string; themeId: string }>(sql`
    select item_id as "itemId", theme_id as "themeId" from item_theme_now where item_id = any(${keysOf(items, 'id')}::uuid[])`);
  const themes = groupBy(links, 'itemId');
  const asks = items.map(({ id, title, problem }) => ({
    itemId: id,
    text: `${title} ${problem}`,
    themeIds: (themes.get(id) ?? []).map(({ themeId }) => themeId),
  }));
  return precedentsOf(db, asks, size);
});

const First = () =>
  Arg('first', () => Int, { nullable: true, description: 'At most so many; 1 to 100, 10 if nothing is said.' });

function unknownThemes(slugs: readonly string[], known: ReadonlyMap<string, Theme>): Issue[] {
  return slugs.flatMap((slug, index) => {
    if (known.has(slug)) return [];
    const message = `There is no theme with the slug ${JSON.stringify(slug)}.`;
    return [{ code: UserErrorCode.NOT_FOUND, message, field: ['themeSlugs', String(index)] }];
  });
}

/** What was decided before, and bears on what is asked now. */
@Resolver()
export class PrecedentResolver {
  @Query(() => [Precedent], {
    description:
      'Earlier decisions that bear on an ask, the weightiest first: on one of the themes, on an item that answers one, or in much the same words, in any language. Refuses unknown themes.',
  })
  async precedents(
    @Arg('text', () => String, { description: 'What is asked, in the words of whoever asks.' }) text: string,
    @Arg('themeSlugs', () => [String], { nullable: true, description: 'The themes that it is about.' })
    themeSlugs: string[] | null,
    @First() first: number | null,
    @Ctx() ctx: Context,
  ): Promise<Precedent[]> {
    refuseUnlessEmpty(textIssues({ text, themeSlugs }));
    const size = sizeOf(first);
    const themes = await themesBySlug(ctx.db, themeSlugs ?? []);
    refuseUnlessEmpty(unknownThemes(themeSlugs ?? [], themes));
    const themeIds = [...themes.values()].map(({ id }) => id);
    return (await precedentsOf(ctx.db, [{ text, themeIds, itemId: null }], size))[0]!;
  }
}

/** What was decided before, and bears on an item. */
@Resolver(() => RoadmapItem)
export class ItemPrecedentsResolver {
  @FieldResolver(() => [Precedent], {
    description: 'Earlier decisions on the same themes or the same ask, the weightiest first; its own are none.',
  })
  precedents(@Root() item: RoadmapItem, @First() first: number | null, @Ctx() ctx: Context): Promise<Precedent[]> {
    return ctx.follow('RoadmapItem', 'precedents', item, { first });
  }
}
