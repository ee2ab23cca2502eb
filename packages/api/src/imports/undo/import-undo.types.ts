import { Field, Int, ObjectType } from 'type-graphql';
import { InstantScalar } from '../../platform/graphql/scalars.ts';

/** What came of undoing a run. */
@ObjectType({ description: 'What came of undoing a run.', simpleResolvers: true })
export class ImportUndo {
  /** The run. */
  runId!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was done; null while it is being done.' })
  undoneAt!: Date | null;

  @Field(() => Int, { description: 'Rows whose effect was taken back.' })
  restored!: number;
}
