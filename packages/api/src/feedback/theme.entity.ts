import { raw } from 'sql-template-tag';
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey } from 'typeorm';
import { byId, listBy } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { Node } from '../platform/graphql/payload.ts';
import { InstantScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';
import { ThemeStatus } from './feedback.enums.ts';

/** A problem that many have. */
@Entity()
@ObjectType({
  implements: Node,
  description: 'A problem that many have, distilled from feedback; it may lead to a scoped item.',
  simpleResolvers: true,
})
export class Theme extends Row {
  @Field(() => String, { description: 'Its name in addresses and files; unique, and old ones go on resolving.' })
  @Column('text', { unique: true })
  slug!: string;

  @Field(() => Int, { description: 'Rises with every change.' })
  @Column('integer', { default: 1 })
  version!: number;

  @Field(() => String, { description: 'How it is called.' })
  @Column('text')
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is about, in a sentence or two.' })
  @Column('text', { nullable: true })
  summary!: string | null;

  @Field(() => String, { nullable: true, description: 'Whose problem, what they do today, what it costs.' })
  @Column('text', { nullable: true })
  problem!: string | null;

  @Field(() => ThemeStatus, { description: 'Where it stands in its life.' })
  @Column('text', { default: ThemeStatus.EMERGING })
  status!: ThemeStatus;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Theme)
  parentId!: string | null;

  @Field(() => Theme, { nullable: true, description: 'The wider theme that it is part of.' })
  parent?: Theme | null;

  @Field(() => [Theme], { description: 'The narrower themes in it, by name.' })
  children?: Theme[];

  @Field(() => [String], { description: 'Words and phrases that tell that an entry belongs to it.' })
  @Column('text', { array: true, default: [] })
  rules!: string[];

  @Field(() => InstantScalar, { description: 'When it was made.' })
  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Field(() => InstantScalar, { description: 'When it was last changed.' })
  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;
}

/** A slug that a theme had before; it goes on resolving. */
@Entity()
export class ThemeSlug extends Row {
  @Column('uuid')
  @ForeignKey(() => Theme, { onDelete: 'CASCADE' })
  themeId!: string;

  @Column('text', { unique: true })
  slug!: string;
}

edge(Theme, 'parent', byId(Theme, 'parentId'));
edge(Theme, 'children', listBy(Theme, 'parentId', raw('t.name, t.id')));
nodeType(Theme);
