import type pg from 'pg';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What kind of operation a request asks for. */
export type OperationClass = 'read' | 'write' | 'import';

/** What the service counts about itself, for Prometheus. One set a server, so that tests do not share them. */
export interface Metrics {
  registry: Registry;
  /** Seconds of each GraphQL operation by kind, name and outcome. */
  operations: Histogram<'kind' | 'name' | 'outcome'>;
  /** What executed operations cost, by kind. */
  cost: Counter<'kind'>;
  /** What is deprecated and still asked for, by who asks. */
  deprecated: Counter<'field' | 'caller'>;
  /** Seconds of each statement. */
  statements: Histogram;
  /** Seconds of each read, write and import, by whether it failed by a fault of the service. */
  served: Histogram<'class' | 'outcome'>;
  /** Requests by route and status class. */
  requests: Counter<'route' | 'status'>;
  /** Queries by where their answer came from: the caller had it, memory had it, or it was executed. */
  answers: Counter<'from'>;
  /** Attempts to send a message to a webhook, by outcome. */
  webhooks: Counter<'outcome'>;
}

// Gauges of Node with the ending of counters, which Prometheus' own check refuses; each has a twin by type.
const misnamed = ['handles', 'requests', 'resources'].map((what) => `nodejs_active_${what}_total`);

/** A fresh set of metrics. `processMetrics` adds those of Node itself. */
export function createMetrics(processMetrics: boolean): Metrics {
  const registry = new Registry();
  if (processMetrics) collectDefaultMetrics({ register: registry });
  for (const name of misnamed) registry.removeSingleMetric(name);
  return {
    registry,
    operations: new Histogram({
      name: 'waymark_graphql_operation_seconds',
      help: 'How long GraphQL operations took, by kind, name and outcome.',
      labelNames: ['kind', 'name', 'outcome'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    }),
    cost: new Counter({
      name: 'waymark_graphql_cost_total',
      help: 'What executed GraphQL operations cost, in things that the answers could hold.',
      labelNames: ['kind'],
      registers: [registry],
    }),
    deprecated: new Counter({
      name: 'waymark_graphql_deprecated_total',
      help: 'Deprecated elements of the schema that were asked for, by element and caller.',
      labelNames: ['field', 'caller'],
      registers: [registry],
    }),
    statements: new Histogram({
      name: 'waymark_database_statement_seconds',
      help: 'How long statements took.',
      buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10],
      registers: [registry],
    }),
    served: new Histogram({
      name: 'waymark_served_seconds',
      help: 'How long reads, writes and imports took, by outcome: ok, or failed by a fault of the service.',
      labelNames: ['class', 'outcome'],
      buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300],
      registers: [registry],
    }),
    requests: new Counter({
      name: 'waymark_http_requests_total',
      help: 'Requests by route and class of status.',
      labelNames: ['route', 'status'],
      registers: [registry],
    }),
    answers: new Counter({
      name: 'waymark_graphql_answers_total',
      help: 'Queries by where their answer came from: caller, memory or execution.',
      labelNames: ['from'],
      registers: [registry],
    }),
    webhooks: new Counter({
      name: 'waymark_webhook_attempts_total',
      help: 'Attempts to send a message to a webhook, by outcome: delivered or failed.',
      labelNames: ['outcome'],
      registers: [registry],
    }),
  };
}

/** What the pool says of itself: connections by whether they work, and who waits for one. */
export function countConnections(
  { registry }: Metrics,
  pool: Pick<pg.Pool, 'totalCount' | 'idleCount' | 'waitingCount'>,
): void {
  new Gauge({
    name: 'waymark_database_connections',
    help: 'Connections to the database by state: busy, idle, and callers waiting for one.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
}

/** Counts by labels that are asked for at each scrape, so that they are the same on every instance. */
export function countByQuery<L extends string>(
  { registry }: Metrics,
  { name, help, labels }: { name: string; help: string; labels: L[] },
  counts: () => Promise<(Record<L, string> & { count: number })[]>,
): void {
  new Gauge({
    name,
    help,
    labelNames: labels,
    registers: [registry],
    async collect() {
      this.reset();
      for (const row of await counts()) {
        const named = Object.fromEntries(labels.map((label) => [label, row[label]])) as unknown as Record<L, string>;
        this.set(named, row.count);
      }
    },
  });
}

const mostNames = 200;

/** Names that callers choose, as labels: so many different ones, all others as one. */
export function boundedNames(): (name: string | undefined) => string {
  const known = new Set<string>();
  return (name) => {
    if (name === undefined) return 'anonymous';
    if (known.size < mostNames) known.add(name);
    return known.has(name) ? name : 'other';
  };
}
