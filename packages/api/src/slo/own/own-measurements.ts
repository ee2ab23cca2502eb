import sql from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { systemActor } from '../../platform/actor.ts';
import { tableOf } from '../../platform/database/columns.ts';
import type { Logger } from '../../platform/log.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { Work } from '../../platform/work.ts';
import { holdBudgets } from '../budget-refresh.service.ts';
import { recordMeasurements } from '../measurement.service.ts';
import { Service } from '../service.entity.ts';
import { saveService } from '../service.service.ts';
import { ServiceLevelObjective } from '../service-level-objective.entity.ts';
import { saveSlo } from '../slo.service.ts';
import { type Counts, countsBetween, countsOf } from './own-counts.rules.ts';
import { ownObjectives, ownService, ownSloInput } from './own-objectives.ts';

const minuteMs = 60_000;
const note = { via: 'api', reason: 'The service measures itself.' } as const;
const nothing: Counts = { good: 0, total: 0 };

/** What the service measures itself with. */
export interface OwnParts {
  dataSource: DataSource;
  metrics: Metrics;
  log: Logger;
  /** Tells this process from others on the same database; what they measure adds up. */
  source: string;
}

/**
 * The service's own availability and latency, from what it counts for Prometheus, as measurements of objectives of the
 * service `waymark`. They are made with it at the first time; one that is deleted stays deleted.
 */
export class OwnMeasurements {
  private from: Date;
  private counted = new Map<string, Counts>();

  constructor(
    private readonly parts: OwnParts,
    start = new Date(),
  ) {
    this.from = start;
  }

  /** Records what came in since it last did, without a gap: what could not be recorded is part of the next time. */
  async feed(to: Date): Promise<void> {
    if (to <= this.from) return;
    const { values } = await this.parts.metrics.served.get();
    const counts = new Map(ownObjectives.map((each) => [each.slug, countsOf(each, values)]));
    await Work.transact(this.parts.dataSource, systemActor, note, async (work) => {
      const kept = await objectivesOf(work);
      await holdBudgets(
        work,
        kept.map(({ id }) => id),
      );
      for (const { slug } of kept) {
        const since = countsBetween(this.counted.get(slug) ?? nothing, counts.get(slug)!);
        const measurements = [{ from: this.from, to, ...since }];
        await recordMeasurements(work, { sloSlug: slug, source: this.parts.source, measurements });
      }
    });
    this.from = to;
    this.counted = counts;
  }
}

/** The objectives that there are; all are made when the service is not there yet. */
async function objectivesOf(work: Work): Promise<{ id: string; slug: string }[]> {
  await work.alone('own objectives');
  if (!(await work.find(Service, { slug: ownService }))) {
    await saveService(work, { slug: ownService, name: 'Waymark', description: 'This service, measured by itself.' });
    for (const each of ownObjectives) await saveSlo(work, ownSloInput(each), []);
  }
  return work.query(sql`
    select t.id, t.slug from ${tableOf(ServiceLevelObjective)} t
    where t.slug = any(${ownObjectives.map(({ slug }) => slug)}::text[]) order by t.slug`);
}

/** Records what the service measures of itself at each whole minute, and at the end; gives what ends it. */
export function measureOneself(parts: OwnParts): () => Promise<void> {
  const own = new OwnMeasurements(parts);
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const feed = (to: Date) => {
    running = running
      .then(() => own.feed(to))
      .catch((error: unknown) =>
        parts.log.error({ err: error }, 'The service could not record what it measured of itself.'),
      );
    return running;
  };
  const wait = () => {
    const next = (Math.floor(Date.now() / minuteMs) + 1) * minuteMs;
    timer = setTimeout(() => {
      wait();
      void feed(new Date(next));
    }, next - Date.now()).unref();
  };
  wait();
  return () => {
    clearTimeout(timer);
    return feed(new Date());
  };
}
