import sql from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import { tableOf } from '../platform/database/columns.ts';
import { refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { slugOf } from '../platform/slug.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import type { SliRecordInput } from './measurement.input.ts';
import { type Candidate, faultOf, type Interval, type SentMeasurement, settle } from './measurement.rules.ts';
import { SliOutcome, type SliResult } from './measurement.types.ts';
import { ServiceLevelObjective } from './service-level-objective.entity.ts';
import { SliMeasurement } from './sli-measurement.entity.ts';

/**
 * Records measurements of one source and says what became of each, in their order; one that is left out does not
 * sink the rest. Batches for one objective wait for each other. Refuses an unknown objective and a blank source.
 */
export async function recordMeasurements(
  work: Work,
  input: SliRecordInput,
): Promise<{ slo: ServiceLevelObjective; results: SliResult[] }> {
  must(work.actor, Permission.MEASURE);
  refuseUnlessEmpty(blankIssues(input, 'sloSlug', 'source'));
  const slo = await work.find(ServiceLevelObjective, { slug: slugOf(input.sloSlug) });
  if (!slo) {
    const message = `There is no objective with the slug ${JSON.stringify(input.sloSlug)}.`;
    throw refusal(UserErrorCode.NOT_FOUND, message, 'sloSlug');
  }
  await work.alone(`measurements of ${slo.id}`);
  const now = new Date();
  const faults = input.measurements.map((measurement) => faultOf(measurement, now));
  const sound = input.measurements.filter((_, index) => faults[index] === null);
  const series = { sloId: slo.id, source: input.source.trim() };
  const { outcomes, written } = settle(await candidatesOf(work, series, sound));
  if (written.length > 0) await write(work, series, written);
  const settled = outcomes.values();
  const results = input.measurements.map(({ from, to }, index) => {
    const message = faults[index]!;
    return { from, to, ...(message ? { outcome: SliOutcome.REJECTED, message } : settled.next().value!) };
  });
  return { slo, results };
}

interface Series {
  sloId: string;
  source: string;
}

interface Found {
  good: string;
  total: string;
  presentFrom: Date | null;
  presentTo: Date;
  presentGood: string;
  presentTotal: string;
}

/** Each measurement with exact numbers, and the one on record that overlaps it. On record none overlaps another. */
async function candidatesOf(work: Work, { sloId, source }: Series, sent: SentMeasurement[]): Promise<Candidate[]> {
  const found = await work.query<Found>(sql`
    select trim_scale(coalesce(b.good, b.total - b.bad))::text as good, trim_scale(b.total)::text as total,
      m.starts_at as "presentFrom", m.ends_at as "presentTo",
      trim_scale(m.good)::text as "presentGood", trim_scale(m.total)::text as "presentTotal"
    from unnest(
      ${sent.map(({ from }) => from.toISOString())}::timestamptz[], ${sent.map(({ to }) => to.toISOString())}::timestamptz[],
      ${sent.map(({ good }) => good)}::numeric[], ${sent.map(({ bad }) => bad)}::numeric[],
      ${sent.map(({ total }) => total)}::numeric[]) with ordinality as b(starts_at, ends_at, good, bad, total, n)
    left join lateral (
      select m.starts_at, m.ends_at, m.good, m.total from ${tableOf(SliMeasurement)} m
      where m.slo_id = ${sloId}::uuid and m.source = ${source} and m.starts_at < b.ends_at
      order by m.starts_at desc limit 1) m on m.ends_at > b.starts_at
    order by b.n`);
  return found.map(({ good, total, ...row }, index) => {
    const { from, to } = sent[index]!;
    const present = row.presentFrom && {
      from: row.presentFrom,
      to: row.presentTo,
      good: row.presentGood,
      total: row.presentTotal,
    };
    return { from, to, good, total, present };
  });
}

async function write(work: Work, { sloId, source }: Series, written: Interval[]): Promise<void> {
  await work.query(sql`
    insert into ${tableOf(SliMeasurement)} (slo_id, source, starts_at, ends_at, good, total)
    select ${sloId}::uuid, ${source}, b.* from unnest(
      ${written.map(({ from }) => from.toISOString())}::timestamptz[], ${written.map(({ to }) => to.toISOString())}::timestamptz[],
      ${written.map(({ good }) => good)}::numeric[], ${written.map(({ total }) => total)}::numeric[]) b
    on conflict (slo_id, source, starts_at) do update set good = excluded.good, total = excluded.total`);
}
