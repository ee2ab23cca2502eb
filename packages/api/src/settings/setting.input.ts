import { Field, InputType } from 'type-graphql';
import { JsonScalar } from '../platform/graphql/scalars.ts';

/** A setting as a caller sends it. */
@InputType({ description: 'A threshold and what is to be in force.' })
export class SettingInput {
  @Field(() => String, { description: 'Which threshold.' })
  key!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'A number within its range. Null restores the default.' })
  value?: unknown;
}
