import sql from 'sql-template-tag';
import { keysOf } from '../platform/graphql/batches.ts';
import type { PageArgs } from '../platform/graphql/connection.ts';
import { edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { pagesOf } from '../platform/graphql/page.ts';
import { listById } from '../platform/graphql/rows-by-id.ts';
import { Webhook, WebhookDelivery } from './webhook.entity.ts';
import { mayManage } from './webhook.service.ts';

nodeType(Webhook, async (ctx, ids) => (mayManage(ctx) ? listById(ctx.db, Webhook, ids) : []));
nodeType(WebhookDelivery, async (ctx, ids) => (mayManage(ctx) ? listById(ctx.db, WebhookDelivery, ids) : []));

edge<Webhook, PageArgs>(Webhook, 'deliveries', ({ db }, rows, page) => {
  const where = [sql`t.webhook_id = p.id`];
  const order = [{ by: sql`t.created_at`, type: 'timestamptz' as const }];
  return pagesOf(db, { entity: WebhookDelivery, where, order, descending: true }, page, keysOf(rows, 'id'));
});
