import { DateTime, IANAZone } from 'luxon';
import { shown } from './cells.ts';

/** An instant that a text names. `guessed` where the text alone does not fix it; `because` then says what was taken. */
export interface Instant {
  at: Date;
  guessed: boolean;
  because: string | null;
}

/** How a text without an offset is read. */
export interface InstantOptions {
  /** IANA name of the zone of local times; without it UTC is taken, and said to be a guess. */
  timeZone?: string | null;
}

const offset = String.raw`Z|UTC|GMT|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?`;
const time = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?`;
const stamp = new RegExp(String.raw`^(\d{4}-\d{2}-\d{2})(?:(?:T| +)(${time})(?: *(${offset}))?)?$`, 'i');
const mail = /^(?:[a-z]{3}, *)?\d{1,2} +[a-z]{3} +\d{4} +\d{2}:\d{2}(?::\d{2})? +(?:[a-z]{1,4}|[+-]\d{4})$/i;
const dayAndMonth = /^\d{1,2}([./-])\d{1,2}\1\d{2,4}\b/;
const accepted = 'Write 2021-06-02T16:56:11-07:00, "2021-06-02 16:56:11 -0700", 2021-06-02 or UNIX seconds.';

/** Whether `name` is a time zone that local times can be read in. */
export function isTimeZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

/**
 * The instant that a text names: RFC 3339, `YYYY-MM-DD[ HH:MM[:SS]][ offset]`, RFC 2822, UNIX seconds (10 digits) or
 * milliseconds (13), in the years 1 to 9999. Refuses dates and local times that do not exist, and forms in which day and month cannot be told
 * apart, naming the accepted ones. `timeZone` must be a zone by `isTimeZone`.
 */
export function parseInstant(text: string, { timeZone = null }: InstantOptions = {}): Instant | { problem: string } {
  const written = text.trim();
  const read = readInstant(written, timeZone);
  return 'problem' in read || hasFourDigitYear(read.at) ? read : notThere(written);
}

function readInstant(written: string, timeZone: string | null): Instant | { problem: string } {
  if (/^\d{10}(\d{3})?$/.test(written)) return certain(new Date(Number(written) * (written.length === 10 ? 1000 : 1)));
  const match = stamp.exec(written);
  if (match) {
    const [, day = '', clock = '00:00', zone] = match;
    const local = `${day}T${clock.replace(',', '.')}`;
    return zone ? withOffset(local, zone, written) : inZone(local, timeZone, written);
  }
  if (mail.test(written)) {
    const read = DateTime.fromRFC2822(written, { setZone: true });
    return read.isValid ? certain(read.toJSDate()) : notThere(written);
  }
  if (dayAndMonth.test(written)) {
    return { problem: `In "${shown(written)}" day and month cannot be told apart. ${accepted}` };
  }
  return { problem: `"${shown(written)}" is no date that is understood. ${accepted}` };
}

function withOffset(local: string, zone: string, written: string): Instant | { problem: string } {
  const read = inUtc(local);
  return read ? certain(new Date(read.getTime() - minutesOf(zone) * 60_000)) : notThere(written);
}

/** A local time as if it were in UTC; null for a day that no month has. Many times as fast as a library of zones. */
function inUtc(local: string): Date | null {
  const read = new Date(`${local}Z`);
  return read.getUTCDate() === Number(local.slice(8, 10)) ? read : null;
}

/** The minutes by which an offset is ahead of UTC. */
function minutesOf(zone: string): number {
  if (!/^[+-]/.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0);
  return zone.startsWith('-') ? -minutes : minutes;
}

function inZone(local: string, timeZone: string | null, written: string): Instant | { problem: string } {
  if (!timeZone) {
    const at = inUtc(local);
    return at ? { at, guessed: true, because: 'It names no time zone; UTC was taken.' } : notThere(written);
  }
  const read = DateTime.fromISO(local, { zone: timeZone });
  if (!read.isValid) return notThere(written);
  if (read.toFormat("yyyy-MM-dd'T'HH:mm") !== local.slice(0, 16)) {
    return { problem: `"${shown(written)}" does not exist in ${timeZone}: the clocks were put forward over it.` };
  }
  const readings = read.getPossibleOffsets();
  if (readings.length < 2) return certain(read.toJSDate());
  const first = new Date(Math.min(...readings.map((reading) => reading.toMillis())));
  return {
    at: first,
    guessed: true,
    because: `It came twice in ${timeZone}, when the clocks were put back; the first was taken.`,
  };
}

// What lies outside of these years, databases and programs write in ways of their own.
function hasFourDigitYear(at: Date): boolean {
  return at.getUTCFullYear() >= 1 && at.getUTCFullYear() <= 9999;
}

function certain(at: Date): Instant {
  return { at, guessed: false, because: null };
}

function notThere(written: string): { problem: string } {
  return { problem: `The date "${shown(written)}" does not exist. ${accepted}` };
}
