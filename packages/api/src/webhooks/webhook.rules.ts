const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long after each failed attempt the next one follows, before it is spread. */
const pausesMs = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];

/** How long a webhook may fail without a success between before it is switched off. */
export const longestFailingMs = 5 * 24 * hour;

/**
 * How long to wait after the attempt with this number failed, in milliseconds; null when it was the last. Spread by up
 * to a tenth, so that the messages of an outage do not all come back at once. After the table of the Standard Webhooks
 * specification.
 *
 * @param chance - 0 to 1
 */
export function pauseAfter(attempt: number, chance: number): number | null {
  const pause = pausesMs[attempt - 1];
  return pause === undefined ? null : Math.round(pause * (1 + chance / 10));
}

/** Whether a webhook that fails since then is switched off now. */
export function isGivenUp(failingSince: Date | null, now: Date): boolean {
  return failingSince !== null && now.getTime() - failingSince.getTime() >= longestFailingMs;
}
