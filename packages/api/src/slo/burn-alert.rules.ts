import { burnRateOf, type Measure, type Outcomes } from './budgeting.rules.ts';
import { Severity } from './burn-alert.types.ts';
import { Fraction } from './fraction.ts';
import { dayMs, lengthOf } from './window.rules.ts';

/** When an alert of the table goes off: both of its windows, in milliseconds, burn faster than the factor. */
export interface BurnRule {
  severity: Severity;
  longMs: number;
  shortMs: number;
  factor: Fraction;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const tableMs = 30 * dayMs;

/** The burn rate that spends this share of the budget in the long window. */
export function factorOf(share: string, windowMs: number, longMs: number): Fraction {
  return Fraction.of(share).times(Fraction.of(windowMs)).over(Fraction.of(longMs));
}

/** For a window of 30 days: the share of the budget that goes in the long window when the alert goes off. */
const table = [
  { severity: Severity.CRITICAL, share: '0.02', longMs: hourMs, shortMs: 5 * minuteMs },
  { severity: Severity.CRITICAL, share: '0.05', longMs: 6 * hourMs, shortMs: 30 * minuteMs },
  { severity: Severity.WARNING, share: '0.1', longMs: dayMs, shortMs: 2 * hourMs },
  { severity: Severity.WARNING, share: '0.1', longMs: 3 * dayMs, shortMs: 6 * hourMs },
].map((row) => ({ ...row, factor: factorOf(row.share, tableMs, row.longMs) }));

/** The table of alerts for a window of that length, the most urgent first: its windows are scaled with it. */
export function burnRulesOf(windowMs: number): BurnRule[] {
  return table.map(({ severity, longMs, shortMs, factor }) => ({
    severity,
    longMs: (longMs * windowMs) / tableMs,
    shortMs: (shortMs * windowMs) / tableMs,
    factor,
  }));
}

/** The alerts of an objective, the most urgent first. */
export function burnRulesFor({ window }: { window: string }): BurnRule[] {
  return burnRulesOf(lengthOf(window));
}

/** Whether each alert of an objective fires: `spans` is what was measured over the long and the short window of each. */
export function firingOf(target: Measure & { window: string }, spans: readonly Outcomes[]): (boolean | null)[] {
  return burnRulesFor(target).map(({ factor }, rank) => {
    const [long, short] = spans.slice(2 * rank, 2 * rank + 2).map((span) => burnRateOf(span, target));
    return isFiring(long!, short!, factor);
  });
}

/** Whether both windows burn strictly faster than the factor; null when one of them has no events. */
export function isFiring(long: Fraction | null, short: Fraction | null, factor: Fraction): boolean | null {
  return long && short && factor.isBelow(long) && factor.isBelow(short);
}
