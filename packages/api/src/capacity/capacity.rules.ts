import { type Issue, UserErrorCode } from '../platform/errors.ts';
import { threshold } from '../settings/threshold.ts';
import { LoadState } from './capacity.entity.ts';

/** The share of its time that a team keeps free when nobody says otherwise. */
export const slackShare = threshold({
  key: 'capacity.slackShare',
  default: 0.2,
  least: 0,
  most: 0.9,
  description: 'The slack of a team where none is given, as a share of its gross time, 0 to 0.9.',
});

/** The load that a team can carry for long. */
export const sustainableLoad = threshold({
  key: 'capacity.sustainableLoad',
  default: 0.85,
  least: 0.1,
  most: 1,
  description: 'Up to this load, committed ÷ available, a team is SUSTAINABLE; items beyond it are its overflow.',
});

/** The load beyond which a team cannot keep what it says. */
export const fullLoad = threshold({
  key: 'capacity.fullLoad',
  default: 1,
  least: 0.1,
  most: 2,
  description: 'Over this load, committed ÷ available, a team is OVERCOMMITTED.',
});

/** What a team has in a period, in person-weeks. */
export interface Hours {
  gross: number;
  timeOff: number;
  onCall: number;
  support: number;
  slack: number;
}

/** What is left of it for the roadmap. */
export function availableOf({ gross, timeOff, onCall, support, slack }: Hours): number {
  return gross - timeOff - onCall - support - slack;
}

/** The loads from which a state follows. */
export interface LoadLimits {
  sustainable: number;
  full: number;
}

/** The share of what is available that is committed, and what it means. Unknown while the team has no time at all. */
export function loadOf(hours: Hours, committed: number, limits: LoadLimits): { load: number | null; state: LoadState } {
  const available = availableOf(hours);
  if (hours.gross === 0) return { load: null, state: LoadState.UNKNOWN };
  if (available <= 0) return { load: null, state: committed > 0 ? LoadState.OVERCOMMITTED : LoadState.SUSTAINABLE };
  const load = committed / available;
  if (load <= limits.sustainable) return { load, state: LoadState.SUSTAINABLE };
  return { load, state: load <= limits.full ? LoadState.STRETCHED : LoadState.OVERCOMMITTED };
}

/** What an item takes of a team. */
export interface Share {
  itemId: string;
  personWeeks: number;
}

/**
 * Those of the items, in rank order, that do not fit a sustainable load: the first with which it is exceeded, and all
 * that stand behind it. None while the team has no time at all.
 */
export function overflowOf(hours: Hours, shares: readonly Share[], sustainable: number): string[] {
  if (hours.gross === 0) return [];
  const most = availableOf(hours) * sustainable;
  let sum = 0;
  return shares.flatMap(({ itemId, personWeeks }) => {
    sum += personWeeks;
    return sum > most ? [itemId] : [];
  });
}

const mostWeeks = 100_000;

/** What is wrong with the person-weeks of a team: below 0, beyond all reason, or together more than it has. */
export function hoursIssues(hours: Hours): Issue[] {
  const issues: Issue[] = Object.entries(hours).flatMap(([field, weeks]: [string, number]) => {
    if (weeks >= 0 && weeks <= mostWeeks) return [];
    const message = `${field} is 0 to ${mostWeeks} person-weeks, not ${weeks}.`;
    return [{ code: UserErrorCode.INVALID, message, field: [field] }];
  });
  if (issues.length > 0 || availableOf(hours) >= 0) return issues;
  const message = `Time off, on call, support and slack take ${hours.gross - availableOf(hours)} person-weeks, more than the gross ${hours.gross}.`;
  return [{ code: UserErrorCode.INVALID, message, field: ['gross'] }];
}
