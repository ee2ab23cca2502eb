import { raw } from 'sql-template-tag';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { listBy } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { Team } from '../team/team.entity.ts';
import { Service } from './service.entity.ts';

/** What teams run. */
@Resolver(() => Team)
export class TeamServicesResolver {
  @FieldResolver(() => [Service], { description: 'The services that it runs, by name.' })
  services(@Root() team: Team, @Ctx() ctx: Context): Promise<Service[]> {
    return ctx.follow('Team', 'services', team);
  }
}

edge(Team, 'services', listBy(Service, 'teamId', raw('t.name, t.id')));
