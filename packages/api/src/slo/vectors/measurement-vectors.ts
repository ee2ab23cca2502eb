import { budgetedRatioOf } from '../budgeting.rules.ts';
import { Fraction } from '../fraction.ts';
import { type Candidate, faultOf, type Interval, settle } from '../measurement.rules.ts';
import { objectiveFaultOf } from '../slo.rules.ts';
import { occurrences, type Vector } from './budget-vectors.ts';

interface Push {
  source?: string;
  start: number;
  end: number;
  good: number;
  total: number;
}

interface Validation {
  target?: string;
  targets?: string[];
  measurements?: { good: number | string; total: number | string }[];
  cases?: { target: string; threshold: number }[];
}

/** What is accepted: objectives, measurements, and burn rates that an objective can reach at all. */
export function validation({ target, targets, measurements, cases }: Validation): Vector {
  if (target !== undefined) return isObjective(target) ? {} : { error: 'BAD_USER_INPUT', field: 'target' };
  // An objective of 0 is one in OpenSLO, and none here: it would promise nothing. Lists with it are not compared.
  if (targets) return targets.includes('0') ? {} : { accepted: targets.map(isObjective) };
  if (measurements) return { accepted: measurements.map(isMeasurement) };
  const greatest = (cases ?? []).map((each) => Fraction.one.over(budgetedRatioOf(each.target)));
  return {
    accepted: (cases ?? []).map(({ threshold }, index) => !greatest[index]!.isBelow(Fraction.of(threshold))),
    maxBurn: greatest.map((burn) => burn.toNumber()),
  };
}

/** Budgets at the edge: without events nothing is known. */
export function edge(input: { target: string; windowSeconds?: number; good: number; total: number }): Vector {
  const { attainment, budgetRemainingRatio, burnRate } = occurrences(input);
  return { status: attainment === null ? 'NO_DATA' : 'OK', attainment, budgetRemainingRatio, burnRate };
}

interface Ingest {
  windowSeconds?: number;
  now?: number;
  pushes: Push[];
}

/** What becomes of measurements that are sent one after the other, and which of them a window that ends `now` counts. */
export function ingest({ windowSeconds, now, pushes }: Ingest): Vector {
  const kept = new Map<string, Interval[]>();
  const at = new Date((now ?? Math.max(...pushes.map(({ end }) => end))) * 1_000);
  const results = pushes.map((push) => settleOne(kept, push, at));
  const stored = [...kept.values()].flat();
  const end = at.getTime() / 1_000;
  const start = windowSeconds === undefined ? Number.NEGATIVE_INFINITY : end - windowSeconds;
  const counted = stored.filter(({ from, to }) => from.getTime() >= start * 1_000 && to.getTime() <= end * 1_000);
  const straddling = stored.filter(({ from, to }) => from.getTime() < start * 1_000 && to.getTime() > start * 1_000);
  const sum = (key: 'good' | 'total') => counted.reduce((all, each) => all + Number(each[key]), 0);
  const window = windowSeconds === undefined ? {} : { windowStart: start, windowEnd: end, excluded: straddling.length };
  return { results, stored: stored.length, good: sum('good'), total: sum('total'), ...window };
}

function settleOne(kept: Map<string, Interval[]>, { source = '', start, end, good, total }: Push, at: Date): string {
  const interval = {
    from: new Date(start * 1_000),
    to: new Date(end * 1_000),
    good: String(good),
    total: String(total),
  };
  if (faultOf({ ...interval, good, total }, at)) return 'REJECTED';
  const series = kept.get(source) ?? [];
  const present = series.find(({ from, to }) => from < interval.to && interval.from < to) ?? null;
  const candidate: Candidate = { ...interval, present };
  const { outcomes, written } = settle([candidate]);
  const others = series.filter(({ from }) => !written.some((each) => each.from.getTime() === from.getTime()));
  kept.set(source, [...others, ...written]);
  return outcomes[0]!.outcome;
}

interface Coverage {
  expectedSlices: number;
  floor: string;
  measured?: number[];
  goodSlices?: number;
  badSlices?: number;
}

/** The measured share of a window, and whether it is enough. */
export function coverage({ expectedSlices, floor, measured, goodSlices = 0, badSlices = 0 }: Coverage): Vector {
  const share = (slices: number) => Fraction.of(slices).over(Fraction.of(expectedSlices));
  const status = (slices: number) => (share(slices).isBelow(Fraction.of(floor)) ? 'NO_DATA' : 'OK');
  if (measured) {
    return { coverage: measured.map((slices) => share(slices).toNumber()), status: measured.map(status) };
  }
  const slices = goodSlices + badSlices;
  const attainment = slices === 0 ? null : goodSlices / slices;
  return { attainment, coverage: share(slices).toNumber(), status: status(slices) };
}

/** A rolling window over measurements. */
export function rolling(input: { target: string; windowDays: number; now: number; buckets?: Push[] }): Vector {
  const { target, windowDays, now, buckets } = input;
  if (!buckets) return {};
  const { good, total } = ingest({ windowSeconds: windowDays * 86_400, now, pushes: buckets });
  return occurrences({ target, good: good as number, total: total as number });
}

function isObjective(target: string): boolean {
  return target.trim() !== '' && objectiveFaultOf(Number(target)) === null;
}

function isMeasurement({ good, total }: { good: number | string; total: number | string }): boolean {
  const at = new Date(0);
  return faultOf({ from: new Date(-1), to: at, good: Number(good), total: Number(total) }, at) === null;
}
