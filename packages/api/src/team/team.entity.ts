import { raw } from 'sql-template-tag';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Person } from '../identity/person.entity.ts';
import { through } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { Node } from '../platform/graphql/payload.ts';
import { Row } from '../platform/row.ts';

/** A team that carries items and runs services. */
@Entity()
@ObjectType({ implements: Node, description: 'A team that carries items and runs services.', simpleResolvers: true })
export class Team extends Row {
  @Field(() => String, { description: 'Its name in addresses and files; unique.' })
  @Column('text', { unique: true })
  slug!: string;

  @Field(() => String, { description: 'How it is called.' })
  @Column('text')
  name!: string;

  @Field(() => [Person], { description: 'Who is in it, by name.' })
  members?: Person[];
}

/** That a person is in a team. */
@Entity()
@Unique(['teamId', 'personId'])
export class TeamMember extends Row {
  @Column('uuid')
  @ForeignKey(() => Team, { onDelete: 'CASCADE' })
  teamId!: string;

  @Column('uuid')
  @ForeignKey(() => Person, { onDelete: 'CASCADE' })
  personId!: string;
}

edge(Team, 'members', through(Person, TeamMember, 'teamId', 'personId', raw('t.name, t.id')));
nodeType(Team);
