import { DateTime, Duration } from 'luxon';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import type { Stretch } from './stats.ts';

const mostBuckets = 400;

/**
 * Where the buckets of a trend begin, and where the last one ends: the last bucket holds `now`. Buckets of a day and
 * more begin at midnight UTC, shorter ones at a full hour or minute, so that the same question in the same day, hour
 * or minute has the same buckets. Refuses lengths that are not positive and numbers outside of 1 to 400.
 */
export function bucketsUntil(now: Date, buckets: number, bucket: string): Date[] {
  if (buckets < 1 || buckets > mostBuckets) {
    throw refusal(UserErrorCode.LIMIT_EXCEEDED, `buckets is ${buckets}; it may be 1 to ${mostBuckets}.`, 'buckets');
  }
  const length = positive(bucket, 'bucket');
  const unit = length.as('days') >= 1 ? 'day' : length.as('hours') >= 1 ? 'hour' : 'minute';
  const end = DateTime.fromJSDate(now, { zone: 'utc' })
    .startOf(unit)
    .plus({ [unit]: 1 });
  const back = (times: number) => end.minus(length.mapUnits((amount) => amount * times));
  return Array.from({ length: buckets + 1 }, (_, index) => back(buckets - index).toJSDate());
}

/** The stretch of that length, an ISO 8601 duration, that ends at `now`. Refuses lengths that are not positive. */
export function stretchUntil(now: Date, window: string): Stretch {
  const from = DateTime.fromJSDate(now, { zone: 'utc' }).minus(positive(window, 'window'));
  return { from: from.toJSDate(), to: now };
}

function positive(text: string, field: string): Duration {
  const length = Duration.fromISO(text);
  const years = length.as('years');
  if (length.as('minutes') >= 1 && years <= 100) return length;
  throw refusal(UserErrorCode.INVALID, `${field} is ${text}; it may be a minute (PT1M) to 100 years (P100Y).`, field);
}
