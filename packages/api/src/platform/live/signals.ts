import pg from 'pg';
import type { Logger } from '../log.ts';

/** What the database tells all instances the moment that a change is committed. */
export type Channel = 'waymark_revision' | 'waymark_budget' | 'waymark_import' | 'waymark_findings' | 'waymark_erasure';

const channels: Channel[] = [
  'waymark_revision',
  'waymark_budget',
  'waymark_import',
  'waymark_findings',
  'waymark_erasure',
];
const firstPauseMs = 100;
const longestPauseMs = 10_000;

type Hear = (payload: string) => void;

/**
 * Hears what the database tells, over a connection of its own, and passes it on to whoever listens in this process. A
 * lost connection is made anew; what was missed in between shows in the revision that is passed on then.
 */
export class Signals {
  private readonly listeners = new Map<Channel, Set<Hear>>(channels.map((channel) => [channel, new Set()]));
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly options: pg.ClientConfig,
    private readonly log: Logger,
  ) {}

  /** Calls `hear` for everything that is told on the channel. Gives what ends that. */
  on(channel: Channel, hear: Hear): () => void {
    const listeners = this.listeners.get(channel)!;
    listeners.add(hear);
    return () => listeners.delete(hear);
  }

  /** Begins to listen; resolves when nothing that is told from then on is missed. */
  async start(): Promise<void> {
    await this.connect();
  }

  /** Ends the connection. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.client?.end();
  }

  private async connect(): Promise<void> {
    const client = new pg.Client(this.options);
    client.on('notification', ({ channel, payload }) => this.pass(channel as Channel, payload ?? ''));
    client.on('error', () => this.connectAgain(client, firstPauseMs));
    client.on('end', () => this.connectAgain(client, firstPauseMs));
    await client.connect();
    this.client = client;
    await client.query(channels.map((channel) => `listen ${channel}`).join('; '));
    const { rows } = await client.query<{ revision: string }>(
      'select coalesce(max(revision), 0) as revision from work',
    );
    this.pass('waymark_revision', String(rows[0]!.revision));
  }

  private connectAgain(lost: pg.Client, pauseMs: number): void {
    if (this.stopped || (this.client !== lost && this.client !== null)) return;
    this.client = null;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.connect().catch((error) => {
        this.log.warn({ err: error }, 'listening to the database failed; trying again');
        this.connectAgain(lost, Math.min(pauseMs * 2, longestPauseMs));
      });
    }, pauseMs);
  }

  private pass(channel: Channel, payload: string): void {
    for (const hear of this.listeners.get(channel) ?? []) hear(payload);
  }
}
