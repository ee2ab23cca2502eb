import { Field, ID, InputType } from 'type-graphql';
import { UrlScalar } from '../platform/graphql/scalars.ts';
import { WebhookEvent } from './webhook.enums.ts';

/** A webhook to be made or changed. */
@InputType({ description: 'A webhook to be made, or with an id to be changed.' })
export class WebhookInput {
  @Field(() => ID, { nullable: true, description: 'The webhook to change; without it one is made.' })
  id?: string | null;

  @Field(() => UrlScalar, {
    description:
      'Where messages go: https or http, to a public address unless WAYMARK_ALLOW_PRIVATE_HOSTS says otherwise.',
  })
  url!: string;

  @Field(() => [WebhookEvent], { description: 'What it is told of; at least one.' })
  events!: WebhookEvent[];

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether messages are sent; yes for a new one. Switched on again it is told of what happens from then on.',
  })
  enabled?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The key to sign with: `whsec_` and 24 to 64 bytes in base64. Without it a new webhook gets one, which the payload shows this once.',
  })
  secret?: string | null;
}
