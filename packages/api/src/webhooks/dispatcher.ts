import type pg from 'pg';
import { Webhook as Signer } from 'standardwebhooks';
import type { Config } from '../platform/config.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import type { Signals } from '../platform/live/signals.ts';
import type { Logger } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import { outbound } from '../platform/outbound.ts';
import { traced } from '../platform/tracing.ts';
import { fillOutbox } from './outbox.ts';
import { isGivenUp, pauseAfter } from './webhook.rules.ts';

const lookAgainMs = 5_000;
const sweepMs = 3_600_000;
/** A delivery that a killed process was at is taken up again after this. */
const leaseSeconds = 60;
const timeoutMs = 15_000;
const mostAtOnce = 10;
const gone = 410;

interface Due {
  id: string;
  webhookId: string;
  body: string;
  attempt: number;
  url: string;
  secret: string;
  failingSince: Date | null;
}

/** What came of one attempt. */
interface Outcome {
  status: number | null;
  error: string | null;
}

/**
 * Sends deliveries: when something was committed, and when one is due again. Several processes share the work; each
 * delivery is one process's for a minute at a time.
 */
export class Dispatcher {
  private readonly timers: NodeJS.Timeout[];
  private readonly forget: () => void;
  private running: Promise<void> | null = null;
  private isWanted = false;
  private isStopped = false;

  constructor(
    private readonly pool: pg.Pool,
    private readonly config: Pick<Config, 'allowPrivateHosts'>,
    private readonly log: Logger,
    private readonly metrics: Metrics,
    signals: Signals,
  ) {
    const look = () => this.look();
    this.forget = signals.on('waymark_revision', look);
    this.timers = [setInterval(look, lookAgainMs).unref(), setInterval(() => void this.sweep(), sweepMs).unref()];
    look();
  }

  /** Begins nothing more, and waits for what is under way. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.forget();
    for (const timer of this.timers) clearInterval(timer);
    await this.running;
  }

  private look(): void {
    this.isWanted = true;
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
  }

  private async run(): Promise<void> {
    while (this.isWanted && !this.isStopped) {
      this.isWanted = false;
      try {
        await fillOutbox(this.pool);
        while ((await this.sendDue()) > 0 && !this.isStopped);
      } catch (error) {
        this.log.error({ err: error }, 'sending webhooks failed; trying again');
      }
    }
  }

  private async sendDue(): Promise<number> {
    const { rows } = await this.pool.query<Due>(
      `update webhook_delivery d set attempt = d.attempt + 1, at = now(), next_attempt_at = now() + interval '${leaseSeconds} seconds'
       from webhook w
       where w.id = d.webhook_id and d.id in (
         select x.id from webhook_delivery x join webhook y on y.id = x.webhook_id
         where x.next_attempt_at <= now() and y.enabled order by x.next_attempt_at limit ${mostAtOnce} for update of x skip locked)
       returning d.id, d.webhook_id as "webhookId", d.body, d.attempt, w.url, w.secret, w.failing_since as "failingSince"`,
    );
    await Promise.all(rows.map((due) => this.deliver(due)));
    return rows.length;
  }

  private async deliver(due: Due): Promise<void> {
    const outcome = await traced('webhook', { 'waymark.webhook.attempt': due.attempt }, async (note) => {
      const done = await this.attempt(due);
      note({ 'waymark.webhook.delivered': done.error === null });
      return done;
    });
    this.metrics.webhooks.inc({ outcome: outcome.error === null ? 'delivered' : 'failed' });
    if (outcome.error === null) await this.noteSuccess(due, outcome);
    else await this.noteFailure(due, outcome);
  }

  private async attempt({ id, body, url, secret }: Due): Promise<Outcome> {
    const now = new Date();
    const messageId = globalId('WebhookDelivery', id);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Waymark',
      'webhook-id': messageId,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': new Signer(secret).sign(messageId, now, body),
    };
    const { allowPrivateHosts } = this.config;
    try {
      const limits = { timeoutMs, mostBytes: 100_000, allowPrivateHosts };
      const { status } = await outbound({ url, method: 'POST', headers, body, ...limits });
      return { status, error: status >= 200 && status < 300 ? null : `The answer was ${status}.` };
    } catch (error) {
      return { status: null, error: (error as Error).message.slice(0, 500) };
    }
  }

  private async noteSuccess({ id, webhookId }: Due, { status }: Outcome): Promise<void> {
    await this.pool.query(
      'update webhook_delivery set status = $2, error = null, next_attempt_at = null where id = $1',
      [id, status],
    );
    await this.pool.query(
      'update webhook set consecutive_failures = 0, failing_since = null where id = $1 and consecutive_failures > 0',
      [webhookId],
    );
  }

  private async noteFailure({ id, webhookId, attempt, failingSince }: Due, { status, error }: Outcome): Promise<void> {
    const pause = pauseAfter(attempt, Math.random());
    const next = pause === null ? null : new Date(Date.now() + pause);
    await this.pool.query('update webhook_delivery set status = $2, error = $3, next_attempt_at = $4 where id = $1', [
      id,
      status,
      error,
      next,
    ]);
    const givenUp = status === gone || isGivenUp(failingSince, new Date());
    await this.pool.query(
      `update webhook set consecutive_failures = consecutive_failures + 1,
         failing_since = coalesce(failing_since, now()), enabled = enabled and not $2 where id = $1`,
      [webhookId, givenUp],
    );
  }

  private async sweep(): Promise<void> {
    const old =
      "delete from webhook_delivery where created_at < now() - interval '30 days' and next_attempt_at is null";
    await this.pool.query(old).catch((error) => this.log.error({ err: error }, 'sweeping deliveries failed'));
  }
}
