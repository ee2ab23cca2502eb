import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../platform/graphql/payload.ts';
import { ImportRun } from './import-run.entity.ts';

/** What a mutation that imports answers. */
@ObjectType({ description: 'What a mutation that imports answers.', simpleResolvers: true })
export class ImportRunPayload extends Payload {
  @Field(() => ImportRun, { nullable: true, description: 'The run; null when it was refused before it began.' })
  importRun?: ImportRun | null;
}
