import './trade-offs.ts';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Decision } from '../agreement/decision.entity.ts';
import type { Context } from '../platform/context.ts';
import { Term } from './term.entity.ts';

/** What the vocabulary adds to decisions. */
@Resolver(() => Decision)
export class TradeOffsResolver {
  @FieldResolver(() => [Term], { description: 'The trade-offs that it makes, in the order of the caller.' })
  tradeOffs(@Root() decision: Decision, @Ctx() ctx: Context): Promise<Term[]> {
    return ctx.follow('Decision', 'tradeOffs', decision);
  }
}
