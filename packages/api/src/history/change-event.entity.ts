import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, Unique } from 'typeorm';
import { ActorUnion } from '../identity/viewer.types.ts';
import { connectionOf } from '../platform/graphql/connection.ts';
import { Node } from '../platform/graphql/payload.ts';
import { InstantScalar, RevisionScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';

/** What became of a thing. */
export enum ChangeKind {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  DELETED = 'DELETED',
}

registerEnumType(ChangeKind, {
  name: 'ChangeKind',
  description: 'What became of a thing.',
  valuesConfig: {
    CREATED: { description: 'It was made.' },
    UPDATED: { description: 'One of its fields changed.' },
    DELETED: { description: 'It was deleted.' },
  },
});

/** One change of one field, or the making or deleting of a thing. The database writes it when a Work closes. */
@Entity()
@Unique(['revision', 'position'])
@ObjectType({
  implements: Node,
  description: 'One change of one field, or the making or deleting of a thing (`field` null). Append-only.',
  simpleResolvers: true,
})
export class ChangeEvent extends Row {
  @Field(() => RevisionScalar, { description: 'The revision that it made.' })
  @Column('bigint')
  revision!: number;

  @Column('integer')
  position!: number;

  @Field(() => ChangeKind, { description: 'What became of the thing.' })
  @Column('text')
  kind!: ChangeKind;

  @Field(() => InstantScalar, { description: 'When it became true; an import of history may date it back.' })
  @Column('timestamptz')
  at!: Date;

  @Field(() => InstantScalar, { description: 'When it was recorded.' })
  @Column('timestamptz')
  recordedAt!: Date;

  @Column('text')
  actorKind!: string;

  @Column('uuid', { nullable: true })
  actorId!: string | null;

  @Field(() => ActorUnion, { nullable: true, description: 'Who did it; null when it was the service itself.' })
  actor?: object | null;

  @Field(() => String, { description: 'ui, api, or import:<source>.' })
  @Column('text')
  via!: string;

  @Field(() => Node, { nullable: true, description: 'The thing; null when it is gone.' })
  subject?: object | null;

  @Field(() => String, { description: 'The type of the thing.' })
  @Column('text')
  subjectType!: string;

  @Column('uuid')
  subjectId!: string;

  @Field(() => String, { description: 'How the thing was called then.' })
  @Column('text')
  subjectLabel!: string;

  @Column('uuid')
  wholeId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The field that changed; null when the thing was made or deleted.',
  })
  @Column('text', { nullable: true })
  field!: string | null;

  /** Any JSON value; `before` and `after` are shown as texts. */
  @Column('jsonb', { name: 'before', nullable: true })
  valueBefore!: unknown;

  @Column('jsonb', { name: 'after', nullable: true })
  valueAfter!: unknown;

  @Field(() => String, { nullable: true, description: 'Why, as the caller said.' })
  @Column('text', { nullable: true })
  reason!: string | null;
}

/** A page of changes. */
export const ChangeEventConnection = connectionOf(() => ChangeEvent, 'ChangeEvent', 'changes');
