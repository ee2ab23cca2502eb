import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What kind of operation a request asks for. */
export type OperationClass = 'read' | 'write' | 'import';

/** What the service counts about itself, for Prometheus. One set a server, so that tests do not share them. */
export interface Metrics {
  registry: Registry;
  /** Seconds of each GraphQL operation by kind and outcome. */
  operations: Histogram<'kind' | 'outcome'>;
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
      help: 'How long GraphQL operations took.',
      labelNames: ['kind', 'outcome'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
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
