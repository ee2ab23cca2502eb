import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey } from 'typeorm';
import { Person } from '../identity/person.entity.ts';
import { Discipline } from '../identity/role.ts';
import { byId } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { InstantScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';

/** A person's agreement to the present substance of something; it is deleted when it is cleared or withdrawn. */
@Entity()
@ObjectType({ description: 'A person’s agreement, as the discipline that the person has.', simpleResolvers: true })
export class SignOff extends Row {
  /** The name of the GraphQL type of what is signed. */
  @Column('text')
  subjectType!: string;

  @Column('uuid')
  subjectId!: string;

  @Column('uuid')
  @ForeignKey(() => Person)
  personId!: string;

  @Field(() => Person, { description: 'Who signed.' })
  person?: Person;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person)
  forPersonId!: string | null;

  @Field(() => Person, {
    nullable: true,
    description: 'The one for whom the stand-in signed; null when the person signed for no other.',
  })
  for?: Person | null;

  @Field(() => Discipline, { description: 'The discipline that the person had on signing.' })
  @Column('text')
  discipline!: Discipline;

  @Field(() => InstantScalar, { description: 'When it was signed.' })
  @Column('timestamptz')
  signedAt!: Date;

  @Field(() => String, { nullable: true, description: 'What the person wanted to have said with it.' })
  @Column('text', { nullable: true })
  note!: string | null;
}

edge(SignOff, 'person', byId(Person, 'personId'));
edge(SignOff, 'for', byId(Person, 'forPersonId'));
