import { DateTime } from 'luxon';
import { isMapping, type Judging, type Path } from './judging.ts';

/** Mends well-known slips in a window: a month written as a minute, an instant as its start, a missing isRolling. */
export function mendedWindow(judging: Judging, path: Path, value: unknown): unknown {
  if (!judging.lenient || !isMapping(value)) return value;
  const mended: Record<string, unknown> = { ...value };
  const note = (key: string, message: string) => judging.mends.push({ path: [...path, key], code: 'INVALID', message });
  const months = typeof value.duration === 'string' ? /^([1-9]|1[0-2])m$/.exec(value.duration) : null;
  if (months) {
    mended.duration = `${months[1]}M`;
    note('duration', `No window is ${months[1]} minutes long: "${value.duration}" was read as ${months[1]}M, months.`);
  }
  if (value.isRolling === undefined && !isMapping(value.calendar)) {
    mended.isRolling = true;
    note('isRolling', 'It was missing; without a calendar the window was taken for a rolling one.');
  }
  const start = isMapping(value.calendar) ? value.calendar.startTime : undefined;
  const zone = isMapping(value.calendar) ? value.calendar.timeZone : undefined;
  if (typeof start === 'string' && typeof zone === 'string' && /T.*(Z|[+-]\d\d:?\d\d)$/.test(start)) {
    const local = DateTime.fromISO(start, { zone });
    if (local.isValid) {
      const wallClock = local.toFormat('yyyy-MM-dd HH:mm:ss');
      mended.calendar = { ...(value.calendar as object), startTime: wallClock };
      note('calendar', `startTime "${start}" is an instant; it was read as ${wallClock} on the clocks of ${zone}.`);
    }
  }
  return mended;
}

/** Mends a target that is written as a percentage. */
export function mendedObjective(judging: Judging, path: Path, value: unknown): unknown {
  if (!judging.lenient || !isMapping(value) || value.targetPercent !== undefined) return value;
  const target = Number(value.target);
  if (value.target === undefined || !(target > 1 && target < 100)) return value;
  judging.mends.push({
    path: [...path, 'target'],
    code: 'INVALID',
    message: `${target} is no share; it was read as targetPercent.`,
  });
  const { target: _, ...rest } = value;
  return { ...rest, targetPercent: target };
}
