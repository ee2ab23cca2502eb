import { Field, ID, InputType } from 'type-graphql';
import { CalendarDateScalar } from '../platform/graphql/scalars.ts';
import { Discipline, Role } from './role.ts';

/** Days that a person is away, as a caller sends them. */
@InputType({ description: 'Days that a person is away, both ends included.' })
export class AwaySpanInput {
  @Field(() => CalendarDateScalar, { description: 'The first day away.' })
  from!: string;

  @Field(() => CalendarDateScalar, { description: 'The last day away.' })
  to!: string;
}

/** A person as a caller sends it. */
@InputType({ description: 'A person: without an id a new one, else what is left out stays.' })
export class PersonInput {
  @Field(() => ID, { nullable: true, description: 'Who is changed; left out, a person is made.' })
  id?: string | null;

  @Field(() => String, { description: 'The address for signing in; kept in lower case, unique.' })
  email!: string;

  @Field(() => String, { description: 'How the person is called.' })
  name!: string;

  @Field(() => Discipline, { description: 'The side of the house that the person speaks for.' })
  discipline!: Discipline;

  @Field(() => Role, { description: 'What the person may do.' })
  role!: Role;

  @Field(() => Boolean, { nullable: true, description: 'False for people who left: they are signed out at once.' })
  active?: boolean | null;

  @Field(() => [AwaySpanInput], { nullable: true, description: 'When the person is away; replaces what was known.' })
  away?: AwaySpanInput[] | null;

  @Field(() => ID, { nullable: true, description: 'Who signs meanwhile: an active person of the same discipline.' })
  standInId?: string | null;
}
