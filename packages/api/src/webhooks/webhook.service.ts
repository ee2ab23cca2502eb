import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import { may, must, Permission } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import { type Issue, refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownId, ownIdOrNone } from '../platform/graphql/global-id.ts';
import { currentRevision } from '../platform/revision.ts';
import type { Work } from '../platform/work.ts';
import { Webhook, WebhookDelivery } from './webhook.entity.ts';
import type { WebhookInput } from './webhook.input.ts';

/** Whether the caller may know of webhooks. Marks the answer where not, and as one that no revision tells of. */
export function mayManage({ actor, basis, redacted }: Context): boolean {
  basis.passing = true;
  const manages = may(actor, Permission.MANAGE_ACCESS);
  redacted.value ||= !manages;
  return manages;
}

/** All webhooks, the newest first; none, and marked so, for callers without MANAGE_ACCESS. */
export async function webhooks(ctx: Context): Promise<Webhook[]> {
  if (!mayManage(ctx)) return [];
  return ctx.db.query(sql`select ${columnsOf(Webhook)} from ${tableOf(Webhook)} t order by t.created_at desc, t.id`);
}

/**
 * Makes a webhook, or changes the one with this id. It is told of what happens from now on. Refuses addresses that hold
 * a password, no event, and keys that are none.
 */
export async function saveWebhook(
  work: Work,
  input: WebhookInput,
): Promise<{ webhook: Webhook; secret: string | null }> {
  must(work.actor, Permission.MANAGE_ACCESS);
  refuseUnlessEmpty([...urlIssues(input.url), ...eventIssues(input), ...secretIssues(input.secret)]);
  const id = ownIdOrNone('Webhook', input.id, 'id');
  const known = id ? await work.take(Webhook, id) : null;
  const made = known || input.secret ? null : `whsec_${randomBytes(32).toString('base64')}`;
  const webhook = known ?? work.make(Webhook, { enabled: true });
  const isBegun = (input.enabled ?? webhook.enabled) && !(known?.enabled ?? false);
  work.change(webhook, {
    url: input.url,
    events: [...new Set(input.events)],
    enabled: input.enabled ?? undefined,
    secret: input.secret ?? made ?? undefined,
    ...((isBegun || !known) && {
      toldRevision: await currentRevision(work),
      consecutiveFailures: 0,
      failingSince: null,
    }),
  });
  return { webhook: await work.save(webhook), secret: made };
}

/** Sends a delivery again, at once, also one that arrived or was given up. */
export async function redeliver(work: Work, deliveryId: string): Promise<Webhook> {
  must(work.actor, Permission.MANAGE_ACCESS);
  const delivery = await work.take(WebhookDelivery, ownId('WebhookDelivery', deliveryId));
  const webhook = await work.take(Webhook, delivery.webhookId);
  if (!webhook.enabled) {
    throw refusal(UserErrorCode.INVALID, 'The webhook is switched off: switch it on first.', 'id');
  }
  await work.save(work.change(delivery, { attempt: 0, nextAttemptAt: new Date() }));
  return webhook;
}

/** Deletes a webhook with its deliveries. Gives its id. */
export async function deleteWebhook(work: Work, id: string): Promise<string> {
  must(work.actor, Permission.MANAGE_ACCESS);
  await work.remove(await work.take(Webhook, ownId('Webhook', id)));
  return id;
}

function urlIssues(text: string): Issue[] {
  const { username, password } = new URL(text);
  if (username === '' && password === '') return [];
  const message = 'The address may hold no name or password: anybody who sees it would see them.';
  return [{ code: UserErrorCode.INVALID, message, field: ['url'] }];
}

function eventIssues({ events }: WebhookInput): Issue[] {
  if (events.length > 0) return [];
  return [{ code: UserErrorCode.REQUIRED, message: 'A webhook needs at least one event.', field: ['events'] }];
}

function secretIssues(secret: string | null | undefined): Issue[] {
  if (secret == null) return [];
  const key = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret)?.[1];
  const length = key ? Buffer.from(key, 'base64').length : 0;
  if (length >= 24 && length <= 64) return [];
  const message = 'The key must be whsec_ and 24 to 64 bytes in base64.';
  return [{ code: UserErrorCode.INVALID, message, field: ['secret'] }];
}
