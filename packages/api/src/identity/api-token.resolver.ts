import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { DeleteInput } from '../platform/graphql/delete.input.ts';
import { ApiToken } from './api-token.entity.ts';
import { ApiTokenCreateInput } from './api-token.input.ts';
import { ApiTokenPayload } from './api-token.types.ts';
import { apiTokens, createToken, revokeToken } from './token.service.ts';

/** How tokens are asked for, made and revoked. */
@Resolver(() => ApiToken)
export class ApiTokenResolver {
  @Query(() => [ApiToken], {
    description: 'All tokens, the newest first, revoked ones too. Empty without MANAGE_ACCESS.',
  })
  apiTokens(@Ctx() ctx: Context): Promise<ApiToken[]> {
    return apiTokens(ctx);
  }

  @Mutation(() => ApiTokenPayload, { description: 'Makes a token and shows its secret once. Needs MANAGE_ACCESS.' })
  apiTokenCreate(
    @Arg('input', () => ApiTokenCreateInput, { description: 'The token.' }) input: ApiTokenCreateInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, (work) => createToken(work, input));
  }

  @Mutation(() => ApiTokenPayload, {
    description: 'Revokes a token: from the next request on it opens nothing. Needs MANAGE_ACCESS.',
  })
  apiTokenRevoke(
    @Arg('input', () => DeleteInput, { description: 'The token.' }) input: DeleteInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ apiToken: await revokeToken(work, input.id) }));
  }
}
