import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { Setting } from './setting.entity.ts';
import { SettingInput } from './setting.input.ts';
import { saveSetting, settingsInForce } from './setting.service.ts';
import { SettingPayload } from './setting.types.ts';

/** How thresholds are asked for and set. */
@Resolver(() => Setting)
export class SettingResolver {
  @Query(() => [Setting], { description: 'Thresholds of the rules, as in force, by key.' })
  settings(@Ctx() ctx: Context): Promise<Setting[]> {
    return settingsInForce(ctx.db);
  }

  @Mutation(() => SettingPayload, { description: 'Sets a threshold, or restores its default. Needs MANAGE_ACCESS.' })
  settingSave(
    @Arg('input', () => SettingInput, { description: 'The setting.' }) input: SettingInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ setting: await saveSetting(work, input) }));
  }
}
