import { Field, Float, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import type { ApiToken } from '../identity/api-token.entity.ts';
import type { Person } from '../identity/person.entity.ts';
import { ActorUnion } from '../identity/viewer.types.ts';
import { Node } from '../platform/graphql/payload.ts';
import { InstantScalar, UrlScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';
import { Customer } from './customer.entity.ts';
import { AssignmentOrigin, Importance, Sentiment } from './feedback.enums.ts';
import { Theme } from './theme.entity.ts';

/** Something that a customer said. */
@Entity()
@ObjectType({ implements: Node, description: 'Something that a customer said.', simpleResolvers: true })
export class Feedback extends Row {
  @Field(() => String, { description: 'Where it came from.' })
  @Column('text')
  source!: string;

  @Field(() => String, { nullable: true, description: 'Its id there; null when the source gives none.' })
  @Column('text', { nullable: true })
  externalId!: string | null;

  @Column('text')
  fingerprint!: string;

  @Field(() => String, { nullable: true, description: 'Its title, if it has one.' })
  @Column('text', { nullable: true })
  title!: string | null;

  @Field(() => String, { description: 'What was said, as the source gave it; it may be HTML.' })
  @Column('text')
  body!: string;

  @Field(() => UrlScalar, { nullable: true, description: 'Where it stands in the source.' })
  @Column('text', { nullable: true })
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'The language that it is in, as the source names it.' })
  @Column('text', { nullable: true })
  language!: string | null;

  @Field(() => InstantScalar, { description: 'When it was said.' })
  @Column('timestamptz')
  submittedAt!: Date;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Customer)
  customerId!: string | null;

  @Field(() => Customer, { nullable: true, description: 'Who said it; null when nobody knows.' })
  customer?: Customer | null;

  @Field(() => Importance, { description: 'How much it matters to the customer.' })
  @Column('text', { default: Importance.NICE_TO_HAVE })
  importance!: Importance;

  @Field(() => Sentiment, { nullable: true, description: 'Its mood; null when nobody judged it.' })
  @Column('text', { nullable: true })
  sentiment!: Sentiment | null;

  @Field(() => [String], { description: 'Free labels.' })
  @Column('text', { array: true, default: [] })
  tags!: string[];

  /** The source's own labels of themes, whatever ours are. */
  @Column('text', { array: true, default: [] })
  sourceThemes!: string[];

  @Field(() => [ThemeAssignment], { description: 'The themes that it speaks of, by name.' })
  themes?: ThemeAssignment[];

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Feedback, { onDelete: 'SET NULL' })
  duplicateOfId!: string | null;

  @Field(() => Feedback, { nullable: true, description: 'The entry that it says the same as; null for an original.' })
  duplicateOf?: Feedback | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When its personal data was erased; the counts stay. Null while it is whole.',
  })
  @Column('timestamptz', { nullable: true })
  erasedAt!: Date | null;

  /** Its words, folded for comparing (`wordsOf`). */
  @Column('text', { default: '', select: false })
  words!: string;

  /** Its place among those alike (`likenessOf`). */
  @Column('text', { default: '', select: false })
  likeness!: string;

  @Column('uuid', { nullable: true })
  importRunId!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}

/** That an entry speaks of a theme, and who said so. */
@Entity()
@Unique(['themeId', 'feedbackId'])
@ObjectType({ description: 'That an entry speaks of a theme, and who said so.', simpleResolvers: true })
export class ThemeAssignment extends Row {
  @Column('uuid')
  @ForeignKey(() => Theme)
  themeId!: string;

  @Field(() => Theme, { description: 'The theme.' })
  theme?: Theme;

  @Column('uuid')
  @ForeignKey(() => Feedback, { onDelete: 'CASCADE' })
  feedbackId!: string;

  @Field(() => Feedback, { description: 'The entry.' })
  feedback?: Feedback;

  @Field(() => AssignmentOrigin, { description: 'How it came to the theme.' })
  @Column('text')
  origin!: AssignmentOrigin;

  @Field(() => Float, { nullable: true, description: 'How sure a suggestion or a rule was, 0 to 1; null for people.' })
  @Column('double precision', { nullable: true })
  confidence!: number | null;

  @Field(() => String, { nullable: true, description: 'The words that tell it best.' })
  @Column('text', { nullable: true })
  quote!: string | null;

  @Field(() => ActorUnion, { nullable: true, description: 'Who said so; null for the service itself.' })
  assignedBy?: Person | ApiToken | null;

  @Column('text')
  assignedByKind!: 'PERSON' | 'TOKEN' | 'SYSTEM';

  @Column('uuid', { nullable: true })
  assignedById!: string | null;

  @Field(() => InstantScalar, { description: 'When it was assigned.' })
  @Column('timestamptz', { default: () => 'now()' })
  assignedAt!: Date;
}
