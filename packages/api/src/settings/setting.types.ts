import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../platform/graphql/payload.ts';
import { Setting } from './setting.entity.ts';

/** What setting a threshold answers. */
@ObjectType({ description: 'What setting a threshold answers.', simpleResolvers: true })
export class SettingPayload extends Payload {
  @Field(() => Setting, { nullable: true, description: 'The setting as it is now; null when it was refused.' })
  setting?: Setting | null;
}
