import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey } from 'typeorm';
import { byId } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { Node } from '../platform/graphql/payload.ts';
import { CalendarDateScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';
import { Discipline, Role } from './role.ts';

/** Days that a person is away. */
@ObjectType({ description: 'Days that a person is away, both ends included.', simpleResolvers: true })
export class AwaySpan {
  @Field(() => CalendarDateScalar, { description: 'The first day away.' })
  from!: string;

  @Field(() => CalendarDateScalar, { description: 'The last day away.' })
  to!: string;
}

/** A person of the organisation: who plans, agrees or reads. */
@Entity()
@ObjectType({
  implements: Node,
  description: 'A person of the organisation: who plans, agrees, contributes or reads.',
  simpleResolvers: true,
})
export class Person extends Row {
  @Field(() => String, { description: 'How the person is called.' })
  @Column('text')
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The address for signing in; null for callers without READ_FEEDBACK.',
  })
  @Column('text', { unique: true })
  email!: string;

  @Field(() => Discipline, { description: 'The side of the house that the person speaks for.' })
  @Column('text')
  discipline!: Discipline;

  @Field(() => Role, { description: 'What the person may do.' })
  @Column('text')
  role!: Role;

  @Field(() => Boolean, {
    description: 'False for people who left: they cannot sign in, and what they did stays theirs.',
  })
  @Column('boolean', { default: true })
  active!: boolean;

  @Field(() => [AwaySpan], {
    description: 'When the person is away; the stand-in of the same discipline may then sign, and it is shown.',
  })
  @Column('jsonb', { default: [] })
  away!: AwaySpan[];

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person)
  standInId!: string | null;

  @Field(() => Person, { nullable: true, description: 'Who signs while the person is away.' })
  standIn?: Person | null;
}

edge(Person, 'standIn', byId(Person, 'standInId'));
nodeType(Person);
