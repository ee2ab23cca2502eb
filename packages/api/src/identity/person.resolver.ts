import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { type Connection, PageArgs } from '../platform/graphql/connection.ts';
import { DeleteInput } from '../platform/graphql/delete.input.ts';
import { invitePerson } from './invitation.service.ts';
import { Person } from './person.entity.ts';
import { PersonInput } from './person.input.ts';
import { peopleByName, savePerson, visibleEmail } from './person.service.ts';
import { InvitePayload, PersonConnection, PersonPayload } from './person.types.ts';

/** How people are asked for, changed and invited. */
@Resolver(() => Person)
export class PersonResolver {
  @Query(() => PersonConnection, { description: 'All people by name, those who left included.' })
  people(@Args(() => PageArgs) args: PageArgs, @Ctx() ctx: Context): Promise<Connection<Person>> {
    return peopleByName(ctx, args);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The address for signing in; another’s is null for callers without READ_FEEDBACK.',
  })
  email(@Root() person: Person, @Ctx() ctx: Context): string | null {
    return visibleEmail(ctx, person);
  }

  @Mutation(() => PersonPayload, { description: 'Makes a person, or changes one. Needs MANAGE_PEOPLE.' })
  personSave(@Arg('input', () => PersonInput, { description: 'The person.' }) input: PersonInput, @Ctx() ctx: Context) {
    return ctx.write(input, async (work) => ({ person: await savePerson(work, input) }));
  }

  @Mutation(() => InvitePayload, {
    description:
      'A one-time link by which the person sets a password. Earlier links to the same person end. Needs MANAGE_PEOPLE.',
  })
  personInvite(
    @Arg('input', () => DeleteInput, { description: 'The person.' }) input: DeleteInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, (work) => invitePerson(work, input.id, ctx.publicUrl));
  }
}
