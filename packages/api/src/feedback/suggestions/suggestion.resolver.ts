import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { Feedback } from '../feedback.entity.ts';
import { feedbackToShow } from '../feedback.policy.ts';
import { FeedbackPayload } from '../feedback.types.ts';
import { dismissSuggestion } from './dismissal.service.ts';
import { SuggestionDismissInput } from './suggestion.input.ts';
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

  @Mutation(() => FeedbackPayload, {
    description:
      'Says that an entry does not speak of a theme that was suggested: it is not suggested again. Needs CONTRIBUTE.',
  })
  suggestionDismiss(
    @Arg('input', () => SuggestionDismissInput, { description: 'Which entry and which theme.' })
    input: SuggestionDismissInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(
      input,
      async (work) => ({ feedback: feedbackToShow(ctx, [await dismissSuggestion(work, input)]) }),
      { feedback: [] },
    );
  }

  @FieldResolver(() => ThemeSuggestions, {
    description:
      'The themes that it may speak of, without those that it has and those that were dismissed. None without READ_FEEDBACK.',
  })
  suggestedThemes(@Root() entry: Feedback, @Args(() => SuggestionArgs) args: SuggestionArgs, @Ctx() ctx: Context) {
    return ctx.follow<ThemeSuggestions>('Feedback', 'suggestedThemes', entry, { ...args });
  }
}
