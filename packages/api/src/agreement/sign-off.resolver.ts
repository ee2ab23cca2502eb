import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { SignOffPayload } from './agreement.types.ts';
import { SignOffInput } from './sign-off.input.ts';
import { signOff, withdraw } from './sign-off.service.ts';

/** How people sign off and withdraw it. */
@Resolver()
export class SignOffResolver {
  @Mutation(() => SignOffPayload, {
    description:
      'A person’s agreement, as the discipline that the person has. A token cannot sign. Needs AGREE, or to stand in for a lead who is away.',
  })
  signOff(
    @Arg('input', () => SignOffInput, { description: 'What is signed.' }) input: SignOffInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ subject: await signOff(work, input) }));
  }

  @Mutation(() => SignOffPayload, {
    description: 'Takes back one’s own sign-off, or the one that a stand-in gave in one’s name.',
  })
  signOffWithdraw(
    @Arg('input', () => SignOffInput, { description: 'What is not agreed to any more.' }) input: SignOffInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ subject: await withdraw(work, input) }));
  }
}
