import { ArgsType, Field, InputType } from 'type-graphql';
import { FeedbackRowInput } from '../feedback/feedback-row.input.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import { ItemKind } from '../roadmap/item.enums.ts';
import { ImportErrorPolicy, ImportKind, RowAction } from './import.enums.ts';
import { RoadmapRowInput } from './roadmap/roadmap-row.input.ts';
import { ThemeRowInput } from './themes/theme-row.input.ts';

/** The arguments of a list of runs. */
@ArgsType()
export class ImportRunArgs extends PageArgs {
  @Field(() => [ImportKind], { nullable: true, description: 'Only runs of these kinds.' })
  kind?: ImportKind[] | null;
}

/** The arguments of the rows of a run. */
@ArgsType()
export class ImportRowArgs extends PageArgs {
  @Field(() => [RowAction], { nullable: true, description: 'Only rows with one of these actions.' })
  action?: RowAction[] | null;
}

/** What every import by mutation says. */
@InputType({ description: 'What every import by mutation says.' })
export abstract class ImportInput {
  @Field(() => String, { description: 'Where the rows come from; external ids are unique within it.' })
  source!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'Resolve everything and apply nothing.' })
  dryRun!: boolean;

  @Field(() => ImportErrorPolicy, {
    defaultValue: ImportErrorPolicy.REJECT_FAILED_ROWS,
    description: 'What bad rows mean for the good ones.',
  })
  errorPolicy!: ImportErrorPolicy;

  @Field(() => String, {
    nullable: true,
    description: 'The same key and body again within a day gives the run that it began; another body is refused.',
  })
  idempotencyKey?: string | null;
}

/** Feedback to be imported. */
@InputType({ description: 'Feedback to be imported; for more than 1,000 rows send a file to /import/feedback.' })
export class FeedbackImportInput extends ImportInput {
  @Field(() => [FeedbackRowInput], { description: 'The entries; at most 1,000.' })
  rows!: FeedbackRowInput[];

  @Field(() => Boolean, { defaultValue: false, description: 'Make themes that there are not yet.' })
  createMissingThemes!: boolean;
}

/** Items to be imported. */
@InputType({ description: 'Items to be imported; for more than 1,000 rows send a file to /import/roadmap.' })
export class RoadmapImportInput extends ImportInput {
  @Field(() => ItemKind, { nullable: true, description: 'The kind of rows that say none.' })
  defaultKind?: ItemKind | null;

  @Field(() => [RoadmapRowInput], { description: 'The items; at most 1,000.' })
  rows!: RoadmapRowInput[];
}

/** Definitions of objectives to be imported. */
@InputType({
  description:
    'OpenSLO v1, one or many documents; Sloth and Pyrra definitions are translated. For more than a request holds send a file to /import/slo.',
})
export class OpenSloImportInput extends ImportInput {
  @Field(() => String, { description: 'The documents, as YAML or JSON; at most 10,000.' })
  yaml!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Mends well-known slips and reports each.' })
  lenient!: boolean;
}

/** Themes to be imported. */
@InputType({ description: 'Themes to be imported; for more than 1,000 rows send a file to /import/themes.' })
export class ThemeImportInput extends ImportInput {
  @Field(() => [ThemeRowInput], { description: 'The themes, in any order; at most 1,000.' })
  rows!: ThemeRowInput[];
}
