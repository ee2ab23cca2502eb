import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey } from 'typeorm';
import { byId } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { Node } from '../platform/graphql/payload.ts';
import { Row } from '../platform/row.ts';
import { Team } from '../team/team.entity.ts';

/** A service that users rely on. */
@Entity()
@ObjectType({ implements: Node, description: 'A service that users rely on.', simpleResolvers: true })
export class Service extends Row {
  @Field(() => String, { description: 'Its name in addresses and files; unique.' })
  @Column('text', { unique: true })
  slug!: string;

  @Field(() => String, { description: 'How it is called.' })
  @Column('text')
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it does, in plain words.' })
  @Column('text', { nullable: true })
  description!: string | null;

  @Field(() => Int, { nullable: true, description: 'How much hangs on it: 1 the most. Null when nobody said.' })
  @Column('integer', { nullable: true })
  tier!: number | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Team)
  teamId!: string | null;

  @Field(() => Team, { nullable: true, description: 'The team that runs it.' })
  team?: Team | null;
}

edge(Service, 'team', byId(Team, 'teamId'));
nodeType(Service);
