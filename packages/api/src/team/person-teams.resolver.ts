import { raw } from 'sql-template-tag';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Person } from '../identity/person.entity.ts';
import type { Context } from '../platform/context.ts';
import { through } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { Team, TeamMember } from './team.entity.ts';

/** The teams of a person. */
@Resolver(() => Person)
export class PersonTeamsResolver {
  @FieldResolver(() => [Team], { description: 'The teams that the person is in, by name.' })
  teams(@Root() person: Person, @Ctx() ctx: Context): Promise<Team[]> {
    return ctx.follow('Person', 'teams', person);
  }
}

edge(Person, 'teams', through(Team, TeamMember, 'personId', 'teamId', raw('t.name, t.id')));
