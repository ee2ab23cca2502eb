import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { DeleteInput } from '../platform/graphql/delete.input.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import { DeletePayload } from '../platform/graphql/payload.ts';
import { SavedView } from './saved-view.entity.ts';
import { SavedViewInput } from './saved-view.input.ts';
import { deleteView, saveView, viewsFor } from './saved-view.service.ts';
import { SavedViewPayload } from './saved-view.types.ts';

/** How views are kept and found again. */
@Resolver(() => SavedView)
export class SavedViewResolver {
  @Query(() => [SavedView], { description: 'The caller’s own views and those that others share, by name.' })
  savedViews(@Ctx() ctx: Context): Promise<SavedView[]> {
    return viewsFor(ctx);
  }

  @Mutation(() => SavedViewPayload, { description: 'Keeps a view of the person who acts. For people only.' })
  savedViewSave(
    @Arg('input', () => SavedViewInput, { description: 'The view.' }) input: SavedViewInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ savedView: await saveView(work, input) }));
  }

  @Mutation(() => DeletePayload, { description: 'Deletes one of the views of the person who acts. For people only.' })
  savedViewDelete(
    @Arg('input', () => DeleteInput, { description: 'The view.' }) input: DeleteInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ deletedId: globalId('SavedView', await deleteView(work, input)) }));
  }
}
