import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Person } from '../identity/person.entity.ts';
import { byId } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { Node } from '../platform/graphql/payload.ts';
import { InstantScalar, JsonScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';

/** A filter, grouping and layout worth keeping. */
@Entity()
@Unique(['ownerId', 'name'])
@ObjectType({
  implements: Node,
  description: 'A filter, grouping and layout worth keeping; `state` is what the client’s address holds.',
  simpleResolvers: true,
})
export class SavedView extends Row {
  @Column('uuid')
  @ForeignKey(() => Person)
  ownerId!: string;

  @Field(() => Person, { description: 'Whose it is; nobody else changes it.' })
  owner?: Person;

  @Field(() => String, { description: 'How it is called; one of its owner’s views has this name.' })
  @Column('text')
  name!: string;

  @Field(() => JsonScalar, { description: 'What the client’s address holds; kept as it came.' })
  @Column('jsonb')
  state!: unknown;

  @Field(() => Boolean, { description: 'Whether everyone sees it.' })
  @Column('boolean', { default: false })
  shared!: boolean;

  @Field(() => InstantScalar, { description: 'When it was first kept.' })
  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}

edge(SavedView, 'owner', byId(Person, 'ownerId'));
