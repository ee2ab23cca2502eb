import sql from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { systemActor } from '../src/platform/actor.ts';
import { poolOf } from '../src/platform/database/connection.ts';
import { readerOf } from '../src/platform/database/reader.ts';
import { Work } from '../src/platform/work.ts';
import { holdBudgets, refreshBudgets } from '../src/slo/budget-refresh.service.ts';
import { burnAlertsOf } from '../src/slo/burn-alert.service.ts';
import { burnRatesOf, errorBudgetsOf } from '../src/slo/error-budget.service.ts';
import { storeIntervals } from '../src/slo/measurement.service.ts';
import { slosByName } from '../src/slo/slo-list.ts';
import { onGround } from './ground.ts';
import { median, printTable } from './report.ts';

const objectives = 100;
const minuteMs = 60_000;
const small = [1_000, 5_000];
/** 90 days of minutes: 13 million measurements in all. */
const large = [1_000, 129_600];
const rounds = 15;
/** The end of what is generated; what is appended in the rounds follows. */
const end = Math.floor((Date.now() - 7_200_000) / minuteMs) * minuteMs;

/**
 * Error budgets of a hundred objectives, a third by each method, measured each minute: with few measurements and with
 * many, what it takes to add one slice to each and make all budgets right, to mend an old slice of each, and to read
 * budgets, alerts and burn rates. `--large` takes 90 days, some minutes to generate.
 */
export async function sloBench(flags: readonly string[]): Promise<void> {
  await onGround(async ({ dataSource }) => {
    const ids = await makeObjectives(dataSource);
    const rows: (string | number)[][] = [];
    let generated = 0;
    for (const minutes of flags.includes('--large') ? large : small) {
      await generate(dataSource, ids, generated, minutes);
      generated = minutes;
      rows.push(await measure(dataSource, ids, minutes));
    }
    const headings = [
      'slices',
      'append ms',
      'of it budgets',
      'late ms',
      'read ms',
      'burn 1 h ms',
      'burn 30 d ms',
      'MB',
    ];
    printTable(headings, rows);
  });
}

async function makeObjectives(dataSource: DataSource): Promise<string[]> {
  const { result } = await Work.transact(dataSource, systemActor, { via: 'api' }, async (work) => {
    await work.query(sql`insert into service (slug, name) values ('web', 'Web')`);
    return work.query<{ id: string }>(sql`
      insert into service_level_objective (slug, name, service_id, sli_kind, objective, "window", budgeting_method, time_slice_window, time_slice_target)
      select 'slo-' || n, 'Objective ' || n, s.id, 'AVAILABILITY', 0.999, 'P90D',
        (array['OCCURRENCES', 'TIMESLICES', 'RATIO_TIMESLICES'])[n % 3 + 1], case when n % 3 > 0 then 'PT1M' end, case when n % 3 = 1 then 0.95 end
      from service s, generate_series(1, ${objectives}::integer) n returning id`);
  });
  return result.map(({ id }) => id);
}

async function generate(dataSource: DataSource, ids: readonly string[], from: number, to: number): Promise<void> {
  for (const id of ids) {
    await Work.transact(dataSource, systemActor, { via: 'import:bench' }, async (work) => {
      await work.query(sql`set local statement_timeout = 0`);
      await work.query(sql`
        insert into sli_measurement (id, slo_id, source, starts_at, ends_at, good, total)
        select rising_id(), ${id}::uuid, 'probe', at, at + interval '1 minute', total - case when n % 2000 = 0 then 1 else 0 end, total
        from generate_series(${to}::integer, ${from + 1}::integer, -1) n
        cross join lateral (select ${new Date(end).toISOString()}::timestamptz - n * interval '1 minute' as at, 100 + n * 7919 % 100 as total) x`);
      // What is generated lies before what is there: all is summed up anew.
      await work.query(sql`delete from sli_rollup where slo_id = ${id}::uuid`);
      await refreshBudgets(work, [id]);
    });
  }
  await dataSource.query('vacuum analyze');
}

async function measure(dataSource: DataSource, ids: readonly string[], minutes: number): Promise<(string | number)[]> {
  const db = readerOf(poolOf(dataSource));
  const page = await slosByName({ db, readAt: new Date() }, {}, { first: 100 });
  const slos = page.nodes;
  const at = () => new Date();
  const append: number[] = [];
  const budgets: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await Work.transact(dataSource, systemActor, { via: 'api' }, async (work) => {
      await holdBudgets(work, ids);
      const from = new Date(end + (minutes === 1_000 ? round : rounds + round) * minuteMs);
      await storeIntervals(work, intervalsAt(ids, from, '199', '200'));
    });
    append.push(performance.now() - began);
    budgets.push(
      await timed(() => Work.transact(dataSource, systemActor, { via: 'api' }, (work) => refreshBudgets(work, ids))),
    );
  }
  const late: number[] = [];
  for (let round = 0; round < 5; round++) {
    const from = new Date(end - (Math.floor(minutes / 2) + round) * minuteMs);
    late.push(
      await timed(() =>
        Work.transact(dataSource, systemActor, { via: 'api' }, (work) =>
          storeIntervals(work, intervalsAt(ids, from, '50', '100')),
        ),
      ),
    );
  }
  const read = await repeated(async () => {
    await errorBudgetsOf(db, slos, at());
    await burnAlertsOf(db, slos, at());
  });
  const hour = await repeated(() => burnRatesOf(db, slos, 'PT1H', at()));
  const month = await repeated(() => burnRatesOf(db, slos, 'P30D', at()));
  const [size] = await dataSource.query(
    `select round(pg_total_relation_size('sli_measurement') / 1e6)::integer as mb, (select count(*) from sli_measurement)::integer as count`,
  );
  return [String(size.count), median(append), median(budgets), median(late), read, hour, month, String(size.mb)];
}

function intervalsAt(ids: readonly string[], from: Date, good: string, total: string) {
  const to = new Date(from.getTime() + minuteMs);
  return ids.map((sloId) => ({ sloId, source: 'probe', from, to, good, total }));
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

async function repeated(act: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await timed(act));
  return median(times);
}
