import {
  attainmentOf,
  budgetedRatioOf,
  burnRateOf,
  consumedOf,
  type Outcomes,
  ratioOf,
  timeLeftOf,
} from '../budgeting.rules.ts';
import { factorOf, isFiring } from '../burn-alert.rules.ts';
import { calendarWindowAt } from '../calendar.rules.ts';
import { increasesOf } from '../counter.rules.ts';
import { secondsOfShorthand } from '../duration-shorthand.rules.ts';
import { Fraction } from '../fraction.ts';
import { BudgetingMethod } from '../slo.types.ts';

/**
 * The rules under the names and in the shapes of published test vectors, so that a runner can try them: each function
 * is named like a kind of vector, takes its `input` and gives what it can of its `expected`. Targets are decimal texts.
 */
const { OCCURRENCES, TIMESLICES, RATIO_TIMESLICES } = BudgetingMethod;

/** What a vector says, or what a function answers. */
export type Vector = Record<string, unknown>;

interface Bucket {
  good: number;
  total: number;
}

interface Sums extends Bucket {
  target: string;
  buckets?: Bucket[];
  windowSeconds?: number;
  burnRateThreshold?: number;
}

/** Budgets of events. */
export function occurrences(input: Sums): Vector {
  const { target, buckets, windowSeconds, burnRateThreshold } = input;
  const { good, total } = buckets ? sumOf(buckets) : input;
  const outcomes = eventsOf(good, total);
  const attainment = attainmentOf(outcomes, OCCURRENCES);
  const budget = budgetedRatioOf(target);
  const consumed = consumedOf(outcomes, { objective: target, budgetingMethod: OCCURRENCES }, Fraction.zero);
  const errors = attainment && Fraction.one.minus(attainment);
  const [all, bad] = [Fraction.of(total), Fraction.of(total).minus(Fraction.of(good))];
  const minutes = Fraction.of(windowSeconds ?? 0).over(Fraction.of(60));
  return shown({
    attainment,
    errorRatio: errors,
    budgetRatio: budget,
    budgetEvents: budget.times(all),
    badEvents: bad,
    budgetRemainingEvents: budget.times(all).minus(bad),
    budgetConsumedRatio: consumed,
    budgetRemainingRatio: consumed && Fraction.one.minus(consumed),
    burnRate: consumed,
    budgetMinutes: budget.times(minutes),
    errorMinutes: errors?.times(minutes) ?? null,
    remainingMinutes: errors && budget.minus(errors).times(minutes),
    burnRateAlert: burnRateThreshold === undefined ? undefined : isOver(consumed, burnRateThreshold),
  });
}

interface SliceInput {
  target?: string;
  timeSliceTarget?: string;
  buckets?: Bucket[];
  windowSeconds?: number;
  sliceSeconds?: number;
  badSlices?: number;
}

/** Budgets of slices that are good or bad as a whole. */
export function timeslices(input: SliceInput): Vector {
  const { target, timeSliceTarget, buckets, windowSeconds, sliceSeconds, badSlices } = input;
  const answer: Vector = {};
  if (target && windowSeconds && sliceSeconds) {
    const [budget, expected] = [budgetedRatioOf(target), windowSeconds / sliceSeconds];
    Object.assign(answer, {
      expectedSlices: expected,
      budgetSlices: budget.times(Fraction.of(expected)),
      budgetSeconds: budget.times(Fraction.of(windowSeconds)),
    });
    if (badSlices !== undefined) {
      const slices = { measured: expected, eventful: expected, good: expected - badSlices, ratios: Fraction.zero };
      answer.budgetConsumedRatio = consumedBySlices(target, { ...eventsOf(0, 0), slices }, expected);
    }
  }
  if (buckets && timeSliceTarget) {
    const outcomes = slicesOf(buckets, timeSliceTarget);
    const { measured, good, eventful } = outcomes.slices!;
    Object.assign(answer, {
      sliceGood: buckets.map((bucket) => isGood(bucket, timeSliceTarget)),
      goodSlices: good,
      measuredSlices: measured,
      attainment: attainmentOf(outcomes, TIMESLICES),
    });
    if (target) answer.budgetConsumedRatio = consumedBySlices(target, outcomes, eventful);
  }
  return shown(answer);
}

interface RatioInput {
  target: string;
  buckets?: Bucket[];
  expectedSlices?: number;
  normalRatio?: string;
  attackRatio?: string;
}

/** Budgets of the mean of ratios; and how many slices of an attack spend one. */
export function ratioTimeslices({ target, buckets, expectedSlices, normalRatio, attackRatio }: RatioInput): Vector {
  if (buckets) {
    const outcomes = slicesOf(buckets, '0');
    return shown({
      attainment: attainmentOf(outcomes, RATIO_TIMESLICES),
      budgetConsumedRatio: burnRateOf(outcomes, { objective: target, budgetingMethod: RATIO_TIMESLICES }),
    });
  }
  const [usual, attacked] = [normalRatio ?? '1', attackRatio ?? '0'].map((ratio) => budgetedRatioOf(ratio));
  const spare = budgetedRatioOf(target)
    .minus(usual!)
    .times(Fraction.of(expectedSlices ?? 0));
  return shown({ attackSlicesToExhaust: spare.over(attacked!.minus(usual!)) });
}

interface AlertInput extends Bucket {
  target: string;
  threshold?: number;
  periodDays?: number;
  rows?: { budgetPercent: number; longHours: number }[];
  errorRatio?: Record<string, string>;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const pairs = [
  { name: 'page-quick', short: '5m', long: '1h', share: '0.02', longMs: hourMs },
  { name: 'page-slow', short: '30m', long: '6h', share: '0.05', longMs: 6 * hourMs },
  { name: 'ticket-quick', short: '2h', long: '1d', share: '0.1', longMs: dayMs },
  { name: 'ticket-slow', short: '6h', long: '3d', share: '0.1', longMs: 3 * dayMs },
];

/** Alerts over two windows: their factors, one threshold, or which of the table go off. */
export function mwmb({ target, threshold, periodDays = 30, rows, errorRatio, good, total }: AlertInput): Vector {
  if (rows) {
    const factors = rows.map(({ budgetPercent, longHours }) =>
      factorOf(`${budgetPercent}e-2`, periodDays * dayMs, longHours * hourMs).toNumber(),
    );
    return { factors };
  }
  if (threshold !== undefined) {
    const burn = burnRateOf(eventsOf(good, total), { objective: target, budgetingMethod: OCCURRENCES });
    return shown({ burnRate: burn, fires: isOver(burn, threshold) });
  }
  const burnOver = (span: string) => {
    const ratio = errorRatio?.[span];
    return ratio == null ? null : Fraction.of(ratio).over(budgetedRatioOf(target));
  };
  const judged = pairs.map(({ name, short, long, share, longMs }) => ({
    name,
    firing: isFiring(burnOver(long), burnOver(short), factorOf(share, 30 * dayMs, longMs)),
  }));
  const named = (firing: boolean | null) => judged.filter((each) => each.firing === firing).map(({ name }) => name);
  const level = (prefix: string) => {
    const those = judged.filter(({ name }) => name.startsWith(prefix)).map(({ firing }) => firing);
    return those.includes(true) || (those.includes(null) ? null : false);
  };
  const frozen = named(null);
  const answer = { fired: named(true), page: level('page'), ticket: level('ticket') };
  return frozen.length > 0 ? { ...answer, pairFrozen: frozen } : answer;
}

interface ExhaustionInput {
  windowHours: number;
  burnRate: number;
  remainingRatio: number;
  hoursLeftInPeriod?: number;
}

/** How long a budget lasts. */
export function exhaustion({ windowHours, burnRate, remainingRatio, hoursLeftInPeriod }: ExhaustionInput): Vector {
  const left = timeLeftOf(Fraction.of(remainingRatio), Fraction.of(burnRate), windowHours);
  const survives = hoursLeftInPeriod !== undefined && !left?.isBelow(Fraction.of(hoursLeftInPeriod));
  return shown({
    fullBudgetHours: timeLeftOf(Fraction.one, Fraction.of(burnRate), windowHours),
    exhaustionHours: left,
    survivesPeriod: hoursLeftInPeriod === undefined ? undefined : survives,
  });
}

interface CalendarInput {
  duration: string;
  startTime: string;
  timeZone: string;
  now: string;
  target?: string;
}

/** The window of the calendar that an instant lies in. */
export function calendar({ duration: length, startTime, timeZone, now, target }: CalendarInput): Vector {
  const [, count, unit] = /^(\d+)([dwMQY])$/.exec(length)!;
  const window = unit === 'Q' ? `P${3 * Number(count)}M` : `P${count}${unit!.toUpperCase()}`;
  const at = new Date(now);
  const { start, end } = calendarWindowAt({ window, calendarStart: startTime, timeZone }, at);
  const ms = Fraction.of(end.getTime() - start.getTime());
  return shown({
    windowStart: start.toISOString().replace('.000Z', 'Z'),
    windowEnd: end.toISOString().replace('.000Z', 'Z'),
    windowSeconds: ms.over(Fraction.of(1_000)),
    windowHours: ms.over(Fraction.of(hourMs)),
    budgetMinutes: target && budgetedRatioOf(target).times(ms).over(Fraction.of(60_000)),
    elapsedRatio: Fraction.of(at.getTime() - start.getTime()).over(ms),
  });
}

/** Counters that may be reset: how much they rose, in all or from sample to sample. */
export function counter(input: { samples?: number[]; cases?: number[][]; stepSeconds?: number }): Vector {
  const increase = (samples: number[]) => increasesOf(samples).reduce((sum, each) => sum + each, 0);
  if (input.cases) return { increase: input.cases.map(increase) };
  const samples = input.samples ?? [];
  return { increase: increase(samples), ...(input.stepSeconds && { perSlice: increasesOf(samples) }) };
}

/** Durations in shorthand. */
export function duration({ durations }: { durations: string[] }): Vector {
  return { seconds: durations.map(secondsOfShorthand) };
}

/** A budget by events against one by slices, for the same burst. */
export function compare(input: Bucket & { target: string; bad: number; slices: number; badSlices: number }): Vector {
  const { target, bad, total, slices, badSlices } = input;
  const byEvents = occurrences({ target, good: total - bad, total });
  const outcomes = { measured: slices, eventful: slices, good: slices - badSlices, ratios: Fraction.zero };
  return shown({
    occurrencesErrorRatio: byEvents.errorRatio,
    occurrencesBudgetConsumed: byEvents.budgetConsumedRatio,
    timeslicesBudgetConsumed: consumedBySlices(target, { ...eventsOf(0, 0), slices: outcomes }, slices),
  });
}

/** How long a total outage lasts until the long window of an alert is over its factor. */
export function detection({ cases }: { cases: { target: string; factor: number; longSeconds: number }[] }): Vector {
  const secondsUntil = ({ target, factor, longSeconds }: (typeof cases)[number]) =>
    budgetedRatioOf(target).times(Fraction.of(factor)).times(Fraction.of(longSeconds)).toNumber();
  return { seconds: cases.map(secondsUntil) };
}

function eventsOf(good: number, total: number): Outcomes {
  return { good: String(good), total: String(total), slices: null };
}

function sumOf(buckets: readonly Bucket[]): Bucket {
  const sum = (key: keyof Bucket) => buckets.reduce((all, each) => all + each[key], 0);
  return { good: sum('good'), total: sum('total') };
}

function ratioOfBucket({ good, total }: Bucket): Fraction | null {
  return ratioOf(eventsOf(good, total));
}

function isGood(bucket: Bucket, target: string): boolean | null {
  const ratio = ratioOfBucket(bucket);
  return ratio && !ratio.isBelow(Fraction.of(target));
}

function slicesOf(buckets: readonly Bucket[], target: string): Outcomes {
  const { good, total } = sumOf(buckets);
  const ratios = buckets.map(ratioOfBucket).filter((ratio) => ratio !== null);
  const slices = {
    measured: buckets.length,
    eventful: ratios.length,
    good: buckets.filter((bucket) => isGood(bucket, target)).length,
    ratios: Fraction.sum(ratios),
  };
  return { ...eventsOf(good, total), slices };
}

function consumedBySlices(target: string, outcomes: Outcomes, slices: number): Fraction | null {
  return consumedOf(outcomes, { objective: target, budgetingMethod: TIMESLICES }, Fraction.of(slices));
}

function isOver(burn: Fraction | null, threshold: number): boolean | null {
  return burn && Fraction.of(threshold).isBelow(burn);
}

/** Numbers in place of fractions; what is undefined is left out. */
function shown(answer: Vector): Vector {
  const entries = Object.entries(answer).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([key, value]) => [key, value instanceof Fraction ? value.toNumber() : value]));
}
