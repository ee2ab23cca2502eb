import { Field, Int, ObjectType } from 'type-graphql';
import { RowIssueCode } from './import.enums.ts';

/** What a run did, in numbers. */
@ObjectType({ description: 'What a run did, or in a dry run would do, in numbers.', simpleResolvers: true })
export class ImportTotals {
  @Field(() => Int, { description: 'All rows.' })
  rows!: number;

  @Field(() => Int, { description: 'Rows that are new.' })
  created!: number;

  @Field(() => Int, { description: 'Rows that changed something known.' })
  updated!: number;

  @Field(() => Int, { description: 'Rows that said nothing new.' })
  unchanged!: number;

  @Field(() => Int, { description: 'Rows that were there already under another line or id.' })
  duplicate!: number;

  @Field(() => Int, { description: 'Rows that could not be taken.' })
  failed!: number;

  @Field(() => Int, { description: 'Rows with a warning.' })
  warnings!: number;

  @Field(() => Int, { description: 'Themes that were made for them.' })
  themesCreated!: number;

  @Field(() => Int, { description: 'Customers that were made for them.' })
  customersCreated!: number;
}

/** The totals of a run that did nothing yet. */
export const noTotals: Readonly<ImportTotals> = {
  rows: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  duplicate: 0,
  failed: 0,
  warnings: 0,
  themesCreated: 0,
  customersCreated: 0,
};

/** What became of one column of the source. */
@ObjectType({ description: 'What became of one column of the source.', simpleResolvers: true })
export class ColumnMapping {
  @Field(() => String, { description: 'The column, as the source spells it.' })
  column!: string;

  @Field(() => String, { nullable: true, description: 'The field that it fills.' })
  field!: string | null;

  @Field(() => Boolean, { description: 'Whether it was left out.' })
  ignored!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Its first value, shortened; null for callers who may neither import nor read feedback.',
  })
  sample!: string | null;
}

/** What is wrong with a row, or was done about it. */
@ObjectType({ description: 'What is wrong with a row, or was done about it.', simpleResolvers: true })
export class RowIssue {
  @Field(() => String, { nullable: true, description: 'The column, as the source spells it; null for the whole row.' })
  column!: string | null;

  @Field(() => RowIssueCode, { description: 'What kind of issue it is.' })
  code!: RowIssueCode;

  @Field(() => String, { description: 'What is wrong and what is allowed, in plain words.' })
  message!: string;
}
