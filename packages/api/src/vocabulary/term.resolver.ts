import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { Term, TermKind } from './term.entity.ts';
import { TermInput } from './term.input.ts';
import { saveTerm, termsByName } from './term.service.ts';
import { TermPayload } from './term.types.ts';

/** How the vocabulary is read and extended. */
@Resolver(() => Term)
export class TermResolver {
  @Query(() => [Term], { description: 'The vocabulary, by name.' })
  terms(
    @Arg('kind', () => [TermKind], { nullable: true, description: 'Only terms of these kinds.' })
    kind: TermKind[] | null | undefined,
    @Ctx() ctx: Context,
  ): Promise<Term[]> {
    return termsByName(ctx.db, kind);
  }

  @Mutation(() => TermPayload, { description: 'Makes a term, or changes the one with this key. Needs PLAN.' })
  termSave(@Arg('input', () => TermInput, { description: 'The term.' }) input: TermInput, @Ctx() ctx: Context) {
    return ctx.write(input, async (work) => ({ term: await saveTerm(work, input) }));
  }
}
