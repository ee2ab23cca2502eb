import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../platform/graphql/connection.ts';
import { Payload } from '../platform/graphql/payload.ts';
import { DurationScalar } from '../platform/graphql/scalars.ts';
import { Theme } from './theme.entity.ts';

/** A page of themes. */
export const ThemeConnection = connectionOf(() => Theme, 'Theme', 'themes');

/** What a mutation of a theme answers. */
@ObjectType({ description: 'What a mutation of a theme answers.', simpleResolvers: true })
export class ThemePayload extends Payload {
  @Field(() => Theme, { nullable: true, description: 'The theme as it is now; null when it was refused.' })
  theme?: Theme | null;
}

/** Which trend is wanted. */
@ArgsType()
export class TrendArgs {
  @Field(() => Int, { nullable: true, description: 'How many stretches, 1 to 400; 12 if nothing is said.' })
  buckets?: number | null;

  @Field(() => DurationScalar, { nullable: true, description: 'How long each is; a week if nothing is said.' })
  bucket?: string | null;
}
