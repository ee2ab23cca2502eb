import os from 'node:os';
import type { DataSource } from 'typeorm';
import { keepErasureList } from './feedback/erasure-list.ts';
import { teacherOf } from './feedback/suggestions/teacher.ts';
import { watchFindings } from './findings/finding-watch.ts';
import { lookAfterRuns } from './imports/run.service.ts';
import type { Config } from './platform/config.ts';
import { poolOf } from './platform/database/connection.ts';
import type { Signals } from './platform/live/signals.ts';
import type { Logger } from './platform/log.ts';
import type { Metrics } from './platform/metrics.ts';
import { watchBudgets } from './slo/budget-watch.ts';
import { measureOneself } from './slo/own/own-measurements.ts';
import { startPuller } from './slo/sources/puller.ts';
import { Dispatcher } from './webhooks/dispatcher.ts';

/** What the work in the background is done with. */
export interface BackgroundParts {
  config: Config;
  log: Logger;
  dataSource: DataSource;
  metrics: Metrics;
  signals: Signals;
  /** Whether it looks again and again for findings that came and went. */
  looksForFindings: boolean;
  /** Whether the service stays; one that lives for a single command neither fetches nor sends. */
  isLasting: boolean;
}

/**
 * Begins what goes on beside requests: the list of what was erased, import runs that nobody ends, budgets and findings that time alone changes,
 * measurements that are fetched or made of itself, messages to webhooks. Gives what ends all of it, in order.
 */
export async function startBackground(parts: BackgroundParts): Promise<() => Promise<void>> {
  const { config, log, dataSource, metrics, signals } = parts;
  const endErasures = await keepErasureList(dataSource, config.erasureList, signals, log);
  const endRuns = await lookAfterRuns(dataSource, log);
  const endBudgets = watchBudgets(dataSource, log);
  const endFindings = parts.looksForFindings ? watchFindings(dataSource, log) : null;
  const pulls = parts.isLasting && config.fetchSeconds > 0 && config.sliSources.size > 0;
  const { sliSources: sources, allowPrivateHosts, fetchSeconds } = config;
  const puller = pulls
    ? startPuller({ dataSource, sources, allowPrivateHosts, log, everyMs: fetchSeconds * 1_000 })
    : null;
  const webhooks = parts.isLasting ? new Dispatcher(poolOf(dataSource), config, log, metrics, signals) : null;
  const source = `${os.hostname()}:${config.port}`;
  const endOwn = parts.isLasting && config.measuresItself ? measureOneself({ dataSource, metrics, log, source }) : null;
  return async () => {
    endRuns();
    await endOwn?.();
    await endErasures();
    await puller?.stop();
    await endBudgets();
    await endFindings?.();
    await webhooks?.stop();
    teacherOf(dataSource).stop();
  };
}
