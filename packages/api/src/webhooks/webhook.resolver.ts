import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { type Connection, PageArgs } from '../platform/graphql/connection.ts';
import { DeleteInput } from '../platform/graphql/delete.input.ts';
import { DeletePayload } from '../platform/graphql/payload.ts';
import { Webhook, type WebhookDelivery, WebhookDeliveryConnection } from './webhook.entity.ts';
import { WebhookInput } from './webhook.input.ts';
import { deleteWebhook, redeliver, saveWebhook, webhooks } from './webhook.service.ts';
import { WebhookPayload } from './webhook.types.ts';
import './webhook.edges.ts';

/** How webhooks are asked for and changed. */
@Resolver(() => Webhook)
export class WebhookResolver {
  @Query(() => [Webhook], { description: 'All webhooks, the newest first. Empty without MANAGE_ACCESS.' })
  webhooks(@Ctx() ctx: Context): Promise<Webhook[]> {
    return webhooks(ctx);
  }

  @FieldResolver(() => WebhookDeliveryConnection, {
    description: 'What was sent, or is to be, in the last 30 days, the newest first.',
  })
  deliveries(
    @Root() webhook: Webhook,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<WebhookDelivery>> {
    return ctx.follow('Webhook', 'deliveries', webhook, { ...page });
  }

  @Mutation(() => WebhookPayload, {
    description: 'Makes a webhook or changes one; it is told of what happens from then on. Needs MANAGE_ACCESS.',
  })
  webhookSave(
    @Arg('input', () => WebhookInput, { description: 'The webhook.' }) input: WebhookInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, (work) => saveWebhook(work, input));
  }

  @Mutation(() => WebhookPayload, {
    description: 'Sends a delivery again, with the same `webhook-id`. Needs MANAGE_ACCESS.',
  })
  webhookRedeliver(
    @Arg('input', () => DeleteInput, { description: 'The delivery.' }) input: DeleteInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ webhook: await redeliver(work, input.id) }));
  }

  @Mutation(() => DeletePayload, { description: 'Deletes a webhook and its deliveries. Needs MANAGE_ACCESS.' })
  webhookDelete(
    @Arg('input', () => DeleteInput, { description: 'The webhook.' }) input: DeleteInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ deletedId: await deleteWebhook(work, input.id) }));
  }
}
