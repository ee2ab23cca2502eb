import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import type { ApiToken } from '../identity/api-token.entity.ts';
import type { Person } from '../identity/person.entity.ts';
import { ActorUnion } from '../identity/viewer.types.ts';
import { Node } from '../platform/graphql/payload.ts';
import { InstantScalar, JsonScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';
import { ImportErrorPolicy, ImportKind, ImportStatus, RowAction } from './import.enums.ts';
import { ColumnMapping, ImportTotals, RowIssue } from './import-run.types.ts';

/** One run of a script or of the wizard. */
@Entity()
@ObjectType({
  implements: Node,
  description: 'One run of a script or of the wizard. A dry run resolves everything and applies nothing.',
  simpleResolvers: true,
})
export class ImportRun extends Row {
  @Field(() => ImportKind, { description: 'What it brings in.' })
  @Column('text')
  kind!: ImportKind;

  @Field(() => String, { description: 'Where its rows come from; ids are unique within it.' })
  @Column('text')
  source!: string;

  @Field(() => String, { nullable: true, description: 'The name of the file, as the sender gave it.' })
  @Column('text', { nullable: true })
  fileName!: string | null;

  @Field(() => Boolean, { description: 'Whether it only resolves, and applies nothing.' })
  @Column('boolean')
  dryRun!: boolean;

  @Field(() => ImportStatus, { description: 'Where it stands.' })
  @Column('text', { default: ImportStatus.RUNNING })
  status!: ImportStatus;

  @Field(() => ImportErrorPolicy, { description: 'What bad rows mean for the good ones.' })
  @Column('text')
  errorPolicy!: ImportErrorPolicy;

  @Column('text')
  startedByKind!: 'PERSON' | 'TOKEN';

  @Column('uuid')
  startedById!: string;

  @Field(() => ActorUnion, { description: 'Who started it.' })
  startedBy?: Person | ApiToken;

  @Field(() => InstantScalar, { description: 'When it began.' })
  @Column('timestamptz', { default: () => 'now()' })
  startedAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'When it ended; null while it runs.' })
  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What was done, in plain words; null while it runs.' })
  @Column('text', { nullable: true })
  message!: string | null;

  @Field(() => ImportTotals, { description: 'What it did, or would do, in numbers.' })
  @Column('jsonb')
  totals!: ImportTotals;

  /** When someone asked a run that was going on to stop. */
  @Column('timestamptz', { nullable: true })
  cancelWantedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  undoneAt!: Date | null;

  /** The rows that an undo put back. */
  @Column('integer', { default: 0 })
  restored!: number;

  @Column('jsonb', { name: 'mapping', default: [] })
  columnMapping!: ColumnMapping[];

  @Field(() => [ColumnMapping], { description: 'What became of each column, in the order of the file.' })
  mapping?: ColumnMapping[];
}

/** What became of one row of a run. Written once, with the run. */
@Entity()
@ObjectType({ implements: Node, description: 'What became of one row of a run.', simpleResolvers: true })
export class ImportRow extends Row {
  @Column('uuid')
  runId!: string;

  @Field(() => Int, { description: 'The line on which it begins, from 1; of a JSON array or a list, its element.' })
  @Column('integer')
  line!: number;

  @Field(() => RowAction, { description: 'What became of it.' })
  @Column('text')
  action!: RowAction;

  @Column('text', { nullable: true })
  subjectType!: string | null;

  @Column('uuid', { nullable: true })
  subjectId!: string | null;

  @Field(() => Node, {
    nullable: true,
    description: 'What it is about; null for failed rows, and for new ones that were not applied.',
  })
  subject?: Node | null;

  @Field(() => [RowIssue], { description: 'Why it failed.' })
  @Column('jsonb', { default: [] })
  errors!: RowIssue[];

  @Field(() => [RowIssue], { description: 'What should be known about it.' })
  @Column('jsonb', { default: [] })
  warnings!: RowIssue[];

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The row as it came; kept for failed and warned ones; for others 30 days.',
  })
  @Column('jsonb', { nullable: true })
  raw!: Record<string, unknown> | null;

  /** Whether an undo left it, because it was changed since. */
  @Column('boolean', { default: false })
  isLeft!: boolean;
}
