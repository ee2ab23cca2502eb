import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { Team } from './team.entity.ts';
import { TeamInput } from './team.input.ts';
import { saveTeam, teamBySlug, teamsByName } from './team.service.ts';
import { TeamPayload } from './team.types.ts';

/** How teams are asked for and changed. */
@Resolver(() => Team)
export class TeamResolver {
  @Query(() => [Team], { description: 'All teams, by name.' })
  teams(@Ctx() ctx: Context): Promise<Team[]> {
    return teamsByName(ctx.db);
  }

  @Query(() => Team, { nullable: true, description: 'The team with this slug.' })
  team(
    @Arg('slug', () => String, { description: 'The slug of the team.' }) slug: string,
    @Ctx() ctx: Context,
  ): Promise<Team | null> {
    return teamBySlug(ctx.db, slug);
  }

  @Mutation(() => TeamPayload, { description: 'Makes a team, or changes the one with this slug. Needs PLAN.' })
  teamSave(@Arg('input', () => TeamInput, { description: 'The team.' }) input: TeamInput, @Ctx() ctx: Context) {
    return ctx.write(input, async (work) => ({ team: await saveTeam(work, input) }));
  }
}
