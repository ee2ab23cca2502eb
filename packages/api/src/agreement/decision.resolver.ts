import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { ChangeEvent } from '../history/change-event.entity.ts';
import type { Context } from '../platform/context.ts';
import { type Connection, PageArgs } from '../platform/graphql/connection.ts';
import { Decision, identifierOf } from './decision.entity.ts';
import { DecisionFilter, DecisionRecordInput, DecisionUpdateInput } from './decision.input.ts';
import { decisionByName, decisionsNewestFirst } from './decision.reading.ts';
import { recordDecision, updateDecision } from './decision.service.ts';
import { DecisionConnection, DecisionPayload } from './decision.types.ts';
import { RevisitTrigger } from './revisit-trigger.entity.ts';

/** The decision behind each change. */
@Resolver(() => ChangeEvent)
export class ChangeDecisionResolver {
  @FieldResolver(() => Decision, { nullable: true, description: 'The decision that it carries out.' })
  decision(@Root() change: ChangeEvent, @Ctx() ctx: Context): Promise<Decision | null> {
    return ctx.follow('ChangeEvent', 'decision', change);
  }
}

/** How decisions are asked for, recorded and changed. */
@Resolver(() => Decision)
export class DecisionResolver {
  @Query(() => Decision, {
    nullable: true,
    description: 'The decision with this id or identifier; null when there is none.',
  })
  decision(
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id: string | null | undefined,
    @Arg('identifier', () => String, { nullable: true, description: 'Its identifier, e.g. D-7.' })
    identifier: string | null | undefined,
    @Ctx() ctx: Context,
  ): Promise<Decision | null> {
    return decisionByName(ctx.db, { id, identifier });
  }

  @Query(() => DecisionConnection, { description: 'Decisions, the newest first.' })
  decisions(
    @Arg('filter', () => DecisionFilter, { nullable: true, description: 'Which; all if nothing is said.' })
    filter: DecisionFilter | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Decision>> {
    return decisionsNewestFirst(ctx, filter, page);
  }

  @FieldResolver(() => String, { description: 'How people call it: D-1, D-2 and so on. Never reused.' })
  identifier(@Root() decision: Decision): string {
    return identifierOf(decision);
  }

  @FieldResolver(() => [RevisitTrigger], { description: 'What else makes it due to be looked at again.' })
  revisitWhen(@Root() decision: Decision, @Ctx() ctx: Context): Promise<RevisitTrigger[]> {
    return ctx.follow('Decision', 'revisitWhen', decision);
  }

  @FieldResolver(() => [Decision], {
    name: 'decisions',
    description: 'The decisions that it is about, in the order of the caller.',
  })
  subjects(@Root() decision: Decision, @Ctx() ctx: Context): Promise<Decision[]> {
    return ctx.follow('Decision', 'decisions', decision);
  }

  @Mutation(() => DecisionPayload, { description: 'Records a decision. Needs PLAN.' })
  decisionRecord(
    @Arg('input', () => DecisionRecordInput, { description: 'The decision.' }) input: DecisionRecordInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ decision: await recordDecision(work, input) }));
  }

  @Mutation(() => DecisionPayload, {
    description: 'Changes a decision; anything but spelling clears its sign-offs. Needs PLAN.',
  })
  decisionUpdate(
    @Arg('input', () => DecisionUpdateInput, { description: 'The changes.' }) input: DecisionUpdateInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ decision: await updateDecision(work, input) }));
  }
}
