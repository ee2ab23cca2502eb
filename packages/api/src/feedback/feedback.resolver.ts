import './duplicate.reading.ts';
import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import { assignFeedback, moveFeedback, unassignFeedback } from './assignment.service.ts';
import { markDuplicates } from './duplicate.service.ts';
import { eraseFeedback } from './erasure.service.ts';
import { Feedback } from './feedback.entity.ts';
import {
  FeedbackAssignInput,
  FeedbackDuplicateInput,
  FeedbackEraseInput,
  FeedbackFilter,
  FeedbackMoveInput,
  FeedbackOrder,
} from './feedback.input.ts';
import { feedbackToShow } from './feedback.policy.ts';
import './feedback.reading.ts';
import { feedbackMatching } from './feedback.listing.ts';
import { addFeedback } from './feedback.service.ts';
import { ErasePayload, FeedbackConnection, FeedbackPayload } from './feedback.types.ts';
import { FeedbackRowInput } from './feedback-row.input.ts';

const none = { feedback: [] };

/** How entries are asked for, added, and put into themes. */
@Resolver(() => Feedback)
export class FeedbackResolver {
  @Query(() => FeedbackConnection, {
    description: 'What customers said, newest first; empty without READ_FEEDBACK, with the count of all.',
  })
  feedback(
    @Arg('filter', () => FeedbackFilter, { nullable: true, description: 'Which; all if nothing is said.' })
    filter: FeedbackFilter | null,
    @Arg('orderBy', () => FeedbackOrder, { nullable: true, description: 'In which order.' })
    order: FeedbackOrder | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ) {
    return feedbackMatching(ctx, filter ?? {}, order, page);
  }

  @Mutation(() => FeedbackPayload, {
    description: 'Adds one entry. Its themes must exist; its customer is made when unknown. Needs CONTRIBUTE.',
  })
  feedbackCreate(
    @Arg('input', () => FeedbackRowInput, { description: 'The entry.' }) input: FeedbackRowInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ feedback: feedbackToShow(ctx, await addFeedback(work, input)) }), none);
  }

  @Mutation(() => FeedbackPayload, { description: 'Says that entries speak of a theme. Needs CONTRIBUTE.' })
  feedbackAssign(
    @Arg('input', () => FeedbackAssignInput, { description: 'Which entries and which theme.' })
    input: FeedbackAssignInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(
      input,
      async (work) => ({ feedback: feedbackToShow(ctx, await assignFeedback(work, input)) }),
      none,
    );
  }

  @Mutation(() => FeedbackPayload, {
    description: 'Moves entries from one theme to another, their quotes with them. Needs CONTRIBUTE.',
  })
  feedbackMove(
    @Arg('input', () => FeedbackMoveInput, { description: 'Which entries, from where and to where.' })
    input: FeedbackMoveInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ feedback: feedbackToShow(ctx, await moveFeedback(work, input)) }), none);
  }

  @Mutation(() => FeedbackPayload, {
    description:
      'Says that entries say the same as another one: they count once with it, their customers too. Needs CONTRIBUTE.',
  })
  feedbackMarkDuplicate(
    @Arg('input', () => FeedbackDuplicateInput, { description: 'Which entries, and of which one.' })
    input: FeedbackDuplicateInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(
      input,
      async (work) => ({ feedback: feedbackToShow(ctx, await markDuplicates(work, input)) }),
      none,
    );
  }

  @Mutation(() => ErasePayload, {
    description:
      'Removes the personal data of entries, or of a customer with all its entries, for good: from rows, history, runs of imports and search. The counts stay. Needs MANAGE_ACCESS.',
  })
  feedbackErase(
    @Arg('input', () => FeedbackEraseInput, { description: 'What, and why.' }) input: FeedbackEraseInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ erased: await eraseFeedback(work, input) }), { erased: 0 });
  }

  @FieldResolver(() => String, {
    description:
      'What was said, as HTML that is safe to show: text and structure, without scripts, styles and pictures. Empty without READ_FEEDBACK.',
  })
  bodyHtml(@Root() entry: Feedback, @Ctx() ctx: Context) {
    return ctx.follow<string>('Feedback', 'bodyHtml', entry);
  }

  @FieldResolver(() => [Feedback], {
    description: 'Entries that say nearly the same, the nearest first: at most 20. Empty without READ_FEEDBACK.',
  })
  nearDuplicates(
    @Root() entry: Feedback,
    @Arg('first', () => Int, { nullable: true, description: 'At most so many, 1 to 20; 5 if nothing is said.' })
    first: number | null,
    @Ctx() ctx: Context,
  ) {
    return ctx.follow<Feedback[]>('Feedback', 'nearDuplicates', entry, { first });
  }

  @Mutation(() => FeedbackPayload, { description: 'Says that entries do not speak of a theme. Needs CONTRIBUTE.' })
  feedbackUnassign(
    @Arg('input', () => FeedbackAssignInput, { description: 'Which entries and which theme.' })
    input: FeedbackAssignInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(
      input,
      async (work) => ({ feedback: feedbackToShow(ctx, await unassignFeedback(work, input)) }),
      none,
    );
  }
}
