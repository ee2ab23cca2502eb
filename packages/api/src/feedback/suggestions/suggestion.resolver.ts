import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { Feedback } from '../feedback.entity.ts';
import { suggestionsFor } from './suggestion.reading.ts';
import { SuggestionArgs, ThemeSuggestions } from './suggestion.types.ts';

/** How suggestions of themes are asked for. */
@Resolver(() => Feedback)
export class SuggestionResolver {
  @Query(() => ThemeSuggestions, {
    description: 'The themes that a text, which may be HTML, speaks of. Archived and merged themes are not suggested.',
  })
  async themeSuggestions(
    @Arg('text', () => String, { description: 'The text.' }) text: string,
    @Args(() => SuggestionArgs) { first }: SuggestionArgs,
    @Ctx() ctx: Context,
  ) {
    return (await suggestionsFor(ctx, [{ text, excluded: new Set() }], first))[0];
  }

  @FieldResolver(() => ThemeSuggestions, {
    description:
      'The themes that it may speak of, without those that it has and those that were dismissed. None without READ_FEEDBACK.',
  })
  suggestedThemes(@Root() entry: Feedback, @Args(() => SuggestionArgs) args: SuggestionArgs, @Ctx() ctx: Context) {
    return ctx.follow<ThemeSuggestions>('Feedback', 'suggestedThemes', entry, { ...args });
  }
}
