import { type Issue, UserErrorCode } from '../platform/errors.ts';
import { isCalendarStep, isTimeZone, isWallClock } from './calendar.rules.ts';
import type { SloInput } from './slo.input.ts';
import { BudgetingMethod, WindowType } from './slo.types.ts';
import { lengthOf } from './window.rules.ts';

/** The settings that only some methods and some types of window have. */
export const settingNames = ['timeSliceTarget', 'timeSliceWindow', 'calendarStart', 'timeZone'] as const;

type Setting = (typeof settingNames)[number];
type Sent = Pick<SloInput, 'window' | 'windowType' | 'budgetingMethod' | Setting>;
type Kept = { [P in Setting]: string | null } & { windowType: WindowType; budgetingMethod: BudgetingMethod };

const settingsOf: Record<BudgetingMethod | WindowType, readonly Setting[]> = {
  [BudgetingMethod.OCCURRENCES]: [],
  [BudgetingMethod.TIMESLICES]: ['timeSliceTarget', 'timeSliceWindow'],
  [BudgetingMethod.RATIO_TIMESLICES]: ['timeSliceWindow'],
  [WindowType.ROLLING]: [],
  [WindowType.CALENDAR]: ['calendarStart', 'timeZone'],
};

/** The method or the type of window that decides whether there is such a setting; as sent, else as kept. */
function deciderOf(name: Setting, sent: Sent, kept: Kept | null): BudgetingMethod | WindowType {
  return name === 'calendarStart' || name === 'timeZone'
    ? (sent.windowType ?? kept?.windowType ?? WindowType.ROLLING)
    : (sent.budgetingMethod ?? kept?.budgetingMethod ?? BudgetingMethod.OCCURRENCES);
}

/** Whether the objective has this setting, by its method and type of window after the change. */
export function hasSetting(name: Setting, sent: Sent, kept: Kept | null): boolean {
  return settingsOf[deciderOf(name, sent, kept)].includes(name);
}

/**
 * What is wrong with the settings of method and window, all of it: needed ones that are missing, such as another
 * method or type has, and values out of range. `kept` is the objective as it is on record; null for a new one.
 */
export function settingIssues(sent: Sent, kept: Kept | null): Issue[] {
  return settingNames.flatMap((name) => {
    const has = hasSetting(name, sent, kept);
    const decider = deciderOf(name, sent, kept);
    const issue = (code: UserErrorCode, message: string): Issue[] => [{ code, message, field: [name] }];
    if (!has) {
      const message = `${decider} has no ${name}: leave it out.`;
      return sent[name] == null ? [] : issue(UserErrorCode.INVALID, message);
    }
    const value = sent[name] === undefined ? kept?.[name] : sent[name];
    if (value == null) return issue(UserErrorCode.REQUIRED, `${decider} needs ${name}: ${allowed[name]}.`);
    if (fits[name](String(value), sent)) return [];
    return issue(UserErrorCode.INVALID, `${name} is ${JSON.stringify(value)}; it may be ${allowed[name]}.`);
  });
}

/** Why a calendar window cannot be that long: it steps by whole days only. */
export function calendarStepIssues(sent: Sent, kept: Kept | null): Issue[] {
  if (!hasSetting('calendarStart', sent, kept) || isCalendarStep(sent.window)) return [];
  const message = `The window is ${sent.window}; in the calendar it may be whole years, months, weeks and days, e.g. P1M.`;
  return [{ code: UserErrorCode.INVALID, message, field: ['window'] }];
}

const allowed: Record<Setting, string> = {
  timeSliceTarget: 'above 0 and up to 1, e.g. 0.95',
  timeSliceWindow: 'PT1S up to the window, e.g. PT1M',
  calendarStart: 'a wall clock as YYYY-MM-DD HH:MM:SS, e.g. 2026-01-01 00:00:00',
  timeZone: 'an IANA time zone, e.g. Europe/Berlin',
};

const fits: Record<Setting, (value: string, sent: Sent) => boolean> = {
  timeSliceTarget: (value) => Number(value) > 0 && Number(value) <= 1,
  timeSliceWindow: (value, { window }) => lengthOf(value) >= 1_000 && lengthOf(value) <= lengthOf(window),
  calendarStart: isWallClock,
  timeZone: isTimeZone,
};
