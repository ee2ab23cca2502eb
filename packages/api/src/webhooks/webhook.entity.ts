import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey } from 'typeorm';
import { connectionOf } from '../platform/graphql/connection.ts';
import { Node } from '../platform/graphql/payload.ts';
import { InstantScalar, UrlScalar } from '../platform/graphql/scalars.ts';
import { PassingRow } from '../platform/row.ts';
import { WebhookEvent } from './webhook.enums.ts';

/** An address that is told of changes. */
@Entity()
@ObjectType({
  implements: Node,
  description:
    'An address that is told of changes by POST, signed after the Standard Webhooks conventions (`webhook-id`, `webhook-timestamp`, `webhook-signature`). Its secret is never shown again.',
  simpleResolvers: true,
})
export class Webhook extends PassingRow {
  @Field(() => UrlScalar, { description: 'Where messages go.' })
  @Column('text')
  url!: string;

  @Field(() => [WebhookEvent], { description: 'What it is told of.' })
  @Column('text', { array: true })
  events!: WebhookEvent[];

  @Field(() => Boolean, {
    description:
      'Whether messages are sent. It is switched off after five days of failures, and when the address answers 410.',
  })
  @Column('boolean', { default: true })
  enabled!: boolean;

  /** `whsec_` and the key in base64. */
  @Column('text')
  secret!: string;

  @Field(() => Int, { description: 'Attempts that failed since the last one that did not.' })
  @Column('integer', { default: 0 })
  consecutiveFailures!: number;

  @Column('timestamptz', { nullable: true })
  failingSince!: Date | null;

  @Column('bigint')
  toldRevision!: number;

  @Field(() => InstantScalar, { description: 'When it was made.' })
  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}

/** One message to a webhook, with its latest attempt. */
@Entity()
@ObjectType({
  implements: Node,
  description:
    'One message to a webhook and its latest attempt. Its id is the `webhook-id` that the receiver gets, the same at every attempt.',
  simpleResolvers: true,
})
export class WebhookDelivery extends PassingRow {
  @Column('uuid')
  @ForeignKey(() => Webhook, { onDelete: 'CASCADE' })
  webhookId!: string;

  @Field(() => WebhookEvent, { description: 'What it tells of.' })
  @Column('text')
  event!: WebhookEvent;

  @Column('text')
  body!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Field(() => Int, { description: 'How often it was sent; 0 when not yet.' })
  @Column('integer', { default: 0 })
  attempt!: number;

  @Field(() => Int, { nullable: true, description: 'The HTTP status of the latest answer; null when there was none.' })
  @Column('integer', { nullable: true })
  status!: number | null;

  @Field(() => String, { nullable: true, description: 'Why the latest attempt failed; null when it did not.' })
  @Column('text', { nullable: true })
  error!: string | null;

  @Field(() => InstantScalar, { description: 'When it was last tried; before that, when it was made.' })
  @Column('timestamptz', { default: () => 'now()' })
  at!: Date;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it is tried again; null when it arrived or was given up.',
  })
  @Column('timestamptz', { nullable: true, default: () => 'now()' })
  nextAttemptAt!: Date | null;
}

/** A page of deliveries. */
export const WebhookDeliveryConnection = connectionOf(() => WebhookDelivery, 'WebhookDelivery', 'deliveries');
