import type { SentMeasurement } from '../measurement.rules.ts';
import type { Points } from './prometheus.ts';

/** The most steps that are asked for at a time: under Prometheus' cap of 11,000, and a batch of measurements. */
export const mostSteps = 5_000;
/** The fewest steps that a page shrinks to when more is too much. */
export const fewestSteps = 10;

/** Steps from one instant to another, in milliseconds; both lie on the grid that is counted from 1970. */
export interface Page {
  from: number;
  to: number;
}

/**
 * The next steps to be fetched after what was fetched through: whole ones on the grid, at most `steps`, and none whose
 * data may still be on its way. Null when there are none yet.
 */
export function nextPage(
  through: number,
  now: number,
  { stepMs, lagMs, steps }: { stepMs: number; lagMs: number; steps: number },
): Page | null {
  const from = Math.ceil(through / stepMs) * stepMs;
  const last = Math.floor((now - lagMs) / stepMs) * stepMs;
  const to = Math.min(last, from + steps * stepMs);
  return to > from ? { from, to } : null;
}

/** When the step after `through` can be asked for. */
export function dueAfter(through: number, { stepMs, lagMs }: { stepMs: number; lagMs: number }): number {
  return Math.ceil(through / stepMs) * stepMs + stepMs + lagMs;
}

/** How much good or bad may lie over the total before it is no rounding. */
const rounding = 1e-9;

/**
 * The measurements of a page: of each step that has both numbers. A count that lies over the total, or under nothing,
 * by no more than rounding does is put right; `odd` counts the steps where it is more, which are left out.
 */
export function measurementsOf(
  { from, to }: Page,
  stepMs: number,
  counts: { part: 'good' | 'bad'; points: Points; totals: Points },
): { measurements: SentMeasurement[]; odd: number } {
  const measurements: SentMeasurement[] = [];
  let odd = 0;
  for (let end = from + stepMs; end <= to; end += stepMs) {
    const count = counts.points.get(end);
    const total = counts.totals.get(end);
    if (count === undefined || total === undefined) continue;
    const slack = Math.abs(total) * rounding;
    if (total < 0 || count > total + slack || count < -slack) odd += 1;
    else {
      const put = Math.min(Math.max(count, 0), total);
      measurements.push({ from: new Date(end - stepMs), to: new Date(end), [counts.part]: put, total });
    }
  }
  return { measurements, odd };
}

const firstDelayMs = 5_000;
const longestDelayMs = 15 * 60_000;

/** How long to wait after so many failures in a row: any time up to a bound that doubles, so that many do not meet. */
export function backOffMs(failures: number, random: number): number {
  const bound = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(failures - 1, 20));
  return Math.round(bound * random);
}

/** How many steps to ask for next: half as many when it was too much, else up to twice as many again. */
export function stepsAfter(steps: number, tooMuch: boolean): number {
  return tooMuch ? Math.max(fewestSteps, Math.floor(steps / 2)) : Math.min(mostSteps, steps * 2);
}
