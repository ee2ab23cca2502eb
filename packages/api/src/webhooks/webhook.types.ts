import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../platform/graphql/payload.ts';
import { Webhook } from './webhook.entity.ts';

/** What a mutation of a webhook answers. */
@ObjectType({ description: 'What a mutation of a webhook answers.', simpleResolvers: true })
export class WebhookPayload {
  @Field(() => Webhook, { nullable: true, description: 'The webhook as it is now; null when it was refused.' })
  webhook?: Webhook | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key that messages are signed with, shown this once; null but for a new one that was made here.',
  })
  secret?: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  userErrors!: UserError[];
}
