import type pg from 'pg';
import { globalId } from '../platform/graphql/global-id.ts';
import { WebhookEvent } from './webhook.enums.ts';

/** The most changes that one message holds; a receiver reads the others with `changes(sinceRevision:)`. */
const mostChanges = 1_000;

interface Message {
  event: WebhookEvent;
  data: object;
}

interface Waiting {
  id: string;
  events: WebhookEvent[];
  told: number;
}

/**
 * Puts what was committed since the last time into deliveries, for every webhook that is told of it. What happened is
 * on record in the transaction that did it, under its revision, and a webhook's revision moves in the transaction that
 * makes its deliveries: whenever a process is killed, nothing is lost and nothing told twice.
 */
export async function fillOutbox(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows: webhooks } = await client.query<Waiting>(
      `select id, events, told_revision as told from webhook
       where enabled and told_revision < (select coalesce(max(revision), 0) from work) for update skip locked`,
    );
    if (webhooks.length > 0) await tell(client, webhooks);
    await client.query('commit');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function tell(client: pg.PoolClient, webhooks: Waiting[]): Promise<void> {
  const { rows } = await client.query<{ revision: number; at: Date }>(
    'select revision, recorded_at as at from work order by revision desc limit 1',
  );
  const { revision, at } = rows[0]!;
  for (const told of new Set(webhooks.map((each) => each.told))) {
    const messages = await messagesBetween(client, told, revision);
    const alike = webhooks.filter((each) => each.told === told);
    const deliveries = alike.flatMap(({ id, events }) =>
      messages.filter(({ event }) => events.includes(event)).map((message) => ({ id, ...message })),
    );
    await client.query(
      `insert into webhook_delivery (webhook_id, event, body) select * from unnest($1::uuid[], $2::text[], $3::text[])`,
      [
        deliveries.map(({ id }) => id),
        deliveries.map(({ event }) => event),
        deliveries.map(({ event, data }) => JSON.stringify({ type: event, timestamp: at.toISOString(), data })),
      ],
    );
  }
  await client.query('update webhook set told_revision = $1 where id = any($2::uuid[])', [
    revision,
    webhooks.map(({ id }) => id),
  ]);
}

interface Change {
  revision: number;
  kind: string;
  at: Date;
  actorKind: string;
  actorId: string | null;
  via: string;
  reason: string | null;
  subjectType: string;
  subjectId: string;
  subjectLabel: string;
  field: string | null;
  before: unknown;
  after: unknown;
}

async function messagesBetween(client: pg.PoolClient, from: number, to: number): Promise<Message[]> {
  const { rows: changes } = await client.query<Change>(
    `select revision, kind, at, actor_kind as "actorKind", actor_id as "actorId", via, reason,
       subject_type as "subjectType", subject_id as "subjectId", subject_label as "subjectLabel", field, before, after
     from change_event where revision > $1 and revision <= $2 order by revision, position limit ${mostChanges}`,
    [from, to],
  );
  const { rows: runs } = await client.query<{ id: string }>(
    `select r.id, r.kind, r.source, r.status, r.dry_run as "dryRun", r.message, r.totals
     from import_run r join work w on w.id = r.work_id
     where w.revision > $1 and w.revision <= $2 and r.status in ('COMPLETED', 'FAILED', 'CANCELLED', 'UNDONE')
     order by w.revision, r.id`,
    [from, to],
  );
  const told = changes.map(shown);
  const { ROADMAP_CHANGED, BUDGET_STATE_CHANGED, IMPORT_FINISHED } = WebhookEvent;
  const budgets = told.filter(
    ({ subjectType, field }) => subjectType === 'ServiceLevelObjective' && field === 'budgetState',
  );
  return [
    ...(told.length > 0
      ? [{ event: ROADMAP_CHANGED, data: { sinceRevision: String(from), revision: String(to), changes: told } }]
      : []),
    ...budgets.map((change) => ({ event: BUDGET_STATE_CHANGED, data: change })),
    ...runs.map((run) => ({ event: IMPORT_FINISHED, data: { ...run, id: globalId('ImportRun', run.id) } })),
  ];
}

const actorTypes: Record<string, string> = { PERSON: 'Person', TOKEN: 'ApiToken' };

function shown({ revision, actorKind, actorId, subjectId, ...change }: Change) {
  const type = actorTypes[actorKind];
  return {
    ...change,
    revision: String(revision),
    subjectId: globalId(change.subjectType, subjectId),
    actorId: type && actorId ? globalId(type, actorId) : null,
  };
}
