import sql from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { systemActor } from '../../platform/actor.ts';
import type { HttpSources } from '../../platform/http-sources.ts';
import { Work } from '../../platform/work.ts';
import { recordMeasurements } from '../measurement.service.ts';
import { lengthOf } from '../window.rules.ts';
import { backOffMs, dueAfter, measurementsOf, mostSteps, nextPage, type Page, stepsAfter } from './fetching.rules.ts';
import { QueryError, queryRange } from './prometheus.ts';

/** An objective that is measured from a source, and how far that has come. */
export interface DuePull {
  sloId: string;
  slug: string;
  window: string;
  sourceId: string;
  /** The Work that last changed the source: other queries have another one. */
  sourceWorkId: string;
  connection: string;
  goodQuery: string | null;
  badQuery: string | null;
  totalQuery: string;
  step: string;
  lag: string;
  through: Date | null;
  failures: number;
  pageSteps: number | null;
}

/** What pulling is done with. */
export interface PullParts {
  dataSource: DataSource;
  sources: HttpSources;
  allowPrivateHosts: boolean;
}

const note = { via: 'api' as const };
const pagesATurn = 4;

/** The objectives that are to be fetched now from one of the configured sources, those that wait longest first. */
export function duePulls({ dataSource, sources }: PullParts, most: number): Promise<DuePull[]> {
  return Work.transact(dataSource, systemActor, note, (work) =>
    work.query<DuePull>(sql`
      select o.id as "sloId", o.slug, o."window", s.id as "sourceId", s.work_id::text as "sourceWorkId", s.connection,
        s.good_query as "goodQuery", s.bad_query as "badQuery", s.total_query as "totalQuery", s.step, s.lag,
        f.fetched_through as through, coalesce(f.failures, 0) as failures, f.page_steps as "pageSteps"
      from sli_source s join service_level_objective o on o.id = s.slo_id left join sli_fetch f on f.slo_id = s.slo_id
      where s.connection = any(${[...sources.keys()]}::text[]) and coalesce(f.due_at, now()) <= now()
      order by f.due_at nulls first, o.slug limit ${most}`),
  ).then(({ result }) => result);
}

/**
 * Fetches what is missing of one objective, page by page, and records it with how far it came in one Work each: what a
 * crash leaves is fetched again, and nothing twice. A failure is noted and tried again later.
 */
export async function pull(parts: PullParts, due: DuePull, signal: AbortSignal): Promise<void> {
  const times = { stepMs: lengthOf(due.step), lagMs: lengthOf(due.lag) };
  let steps = due.pageSteps ?? mostSteps;
  let asked = steps;
  let through = due.through ?? (await beginningOf(parts, due));
  try {
    for (let turn = 0; turn < pagesATurn && !signal.aborted; turn++) {
      const page = nextPage(through.getTime(), Date.now(), { ...times, steps });
      if (!page) break;
      asked = (page.to - page.from) / times.stepMs;
      const { measurements, odd } = await fetchPage(parts, due, page, times.stepMs, signal);
      steps = stepsAfter(steps, false);
      const error =
        odd > 0 ? `${odd} steps were left out: their good or bad events are over their total, or negative.` : null;
      const dueAt = new Date(dueAfter(page.to, times));
      const isOurs = await keep(parts, due, {
        before: through,
        through: new Date(page.to),
        measurements,
        error,
        steps,
        dueAt,
      });
      if (!isOurs) return;
      through = new Date(page.to);
    }
    if (due.through === null || through === due.through)
      await wait(parts, due, through, new Date(dueAfter(through.getTime(), times)));
  } catch (caught) {
    if (signal.aborted) return;
    const fault = caught instanceof QueryError ? caught : null;
    const message = fault
      ? `${due.connection}: ${fault.message}.`
      : 'Something went wrong here; the log has the details.';
    await fail(parts, due, through, message, fault?.tooMuch ? stepsAfter(asked, true) : steps);
    if (!fault) throw caught;
  }
}

/** Where fetching begins: one window ago, and behind what was measured already. */
async function beginningOf({ dataSource }: PullParts, { sloId, window }: DuePull): Promise<Date> {
  const { result } = await Work.transact(dataSource, systemActor, note, (work) =>
    work.query<{ last: Date | null }>(
      sql`select max(ends_at) as last from sli_measurement where slo_id = ${sloId}::uuid`,
    ),
  );
  const last = result[0]?.last?.getTime() ?? 0;
  return new Date(Math.max(Date.now() - lengthOf(window), last));
}

async function fetchPage(parts: PullParts, due: DuePull, page: Page, stepMs: number, signal: AbortSignal) {
  const source = parts.sources.get(due.connection)!;
  const part = due.goodQuery === null ? 'bad' : 'good';
  const range = { start: page.from + stepMs, end: page.to, stepMs };
  const options = { allowPrivateHosts: parts.allowPrivateHosts, signal };
  const [points, totals] = await Promise.all([
    queryRange(source, { ...range, query: (due.goodQuery ?? due.badQuery)! }, options),
    queryRange(source, { ...range, query: due.totalQuery }, options),
  ]);
  return measurementsOf(page, stepMs, { part, points, totals });
}

interface Fetched {
  before: Date;
  through: Date;
  measurements: Parameters<typeof recordMeasurements>[1]['measurements'];
  error: string | null;
  steps: number;
  dueAt: Date;
}

/** Records a page; false when someone else did, or the source was changed meanwhile: then nothing is recorded. */
async function keep({ dataSource }: PullParts, due: DuePull, fetched: Fetched): Promise<boolean> {
  const { result } = await Work.transact(dataSource, systemActor, note, async (work) => {
    if (!(await isStillOurs(work, due, fetched.before))) return false;
    if (fetched.measurements.length > 0) {
      await recordMeasurements(work, { sloSlug: due.slug, source: due.connection, measurements: fetched.measurements });
    }
    await work.query(sql`
      update sli_fetch set fetched_through = ${fetched.through}, fetched_at = now(), error = ${fetched.error}, failures = 0,
        page_steps = ${fetched.steps}, due_at = ${fetched.dueAt} where slo_id = ${due.sloId}::uuid`);
    return true;
  });
  return result;
}

async function isStillOurs(work: Work, due: DuePull, before: Date): Promise<boolean> {
  const [source] = await work.query(sql`
    select from sli_source where id = ${due.sourceId}::uuid and work_id = ${due.sourceWorkId}::bigint for share`);
  if (!source) return false;
  await work.query(sql`
    insert into sli_fetch (slo_id, fetched_through) values (${due.sloId}::uuid, ${before}) on conflict do nothing`);
  const [row] = await work.query(sql`
    select from sli_fetch where slo_id = ${due.sloId}::uuid and date_trunc('milliseconds', fetched_through) = ${before} for update`);
  return row !== undefined;
}

/** Notes when to look again where there was nothing to fetch. */
async function wait({ dataSource }: PullParts, { sloId }: DuePull, through: Date, dueAt: Date): Promise<void> {
  await Work.transact(dataSource, systemActor, note, (work) =>
    work.query(sql`
      insert into sli_fetch (slo_id, fetched_through, due_at) values (${sloId}::uuid, ${through}, ${dueAt})
      on conflict (slo_id) do update set due_at = greatest(sli_fetch.due_at, excluded.due_at)`),
  );
}

async function fail(
  { dataSource }: PullParts,
  due: DuePull,
  through: Date,
  message: string,
  steps: number,
): Promise<void> {
  const failures = due.failures + 1;
  const dueAt = new Date(Date.now() + backOffMs(failures, Math.random()));
  await Work.transact(dataSource, systemActor, note, (work) =>
    work.query(sql`
      insert into sli_fetch (slo_id, fetched_through, error, failures, page_steps, due_at)
      values (${due.sloId}::uuid, ${through}, ${message}, ${failures}, ${steps}, ${dueAt})
      on conflict (slo_id) do update set error = excluded.error, failures = excluded.failures,
        page_steps = excluded.page_steps, due_at = excluded.due_at`),
  );
}
