import type { Calendar } from './calendar.ts';

/** How fast an objective spends its budget: as shares of what would be spent evenly, before and in the last day. */
export interface Burn {
  usual: number;
  /** In the last day and a half. */
  lately: number;
  /** An incident so many days ago: the share of the whole budget that it took. */
  incident?: { daysAgo: number; share: number };
  /** Nothing was measured in the last days. */
  silentDays?: number;
}

/** The courses that budgets take in the demo. */
export const burns = {
  quiet: { usual: 0.08, lately: 0.05 },
  calm: { usual: 0.3, lately: 0.25, incident: { daysAgo: 41, share: 0.35 } },
  warm: { usual: 0.45, lately: 0.5, incident: { daysAgo: 12, share: 0.25 } },
  rising: { usual: 0.55, lately: 7 },
  spent: { usual: 0.5, lately: 0.9, incident: { daysAgo: 6, share: 0.75 } },
  silent: { usual: 0.3, lately: 0.3, silentDays: 6 },
  slices: { usual: 0.2, lately: 0.2, incident: { daysAgo: 17, share: 0.02 } },
} as const satisfies Record<string, Burn>;

const hourMs = 3_600_000;
const fineMs = hourMs / 12;
const fineHours = 6;
const coarseMs = 4 * hourMs;
const coarseHours = 30 * 24;
const windowHours = 28 * 24;
const incidentHours = 24;

interface Row {
  slo: string;
  from: Date;
  to: Date;
  good: number;
  total: number;
}

/**
 * The good and total events of an objective between two days: `step` hours each over the last month, four hours each before,
 * and five minutes each over the last hours, which is what alerts look at.
 */
export function objectiveMeasurements(
  slo: string,
  objective: number,
  burn: Burn,
  { now }: Calendar,
  { from: fromDaysAgo, to: toDaysAgo, step }: { from: number; to: number; step: number },
  roll: () => number,
): Row[] {
  const thisHour = Math.floor(now.getTime() / hourMs) * hourMs;
  const silentHours = (burn.silentDays ?? 0) * 24;
  const end = toDaysAgo > 0 ? thisHour - toDaysAgo * 24 * hourMs : Math.floor(now.getTime() / fineMs) * fineMs;
  const rows: Row[] = [];
  for (let at = thisHour - fromDaysAgo * 24 * hourMs; at < end; ) {
    const hoursBack = (thisHour - at) / hourMs;
    if (hoursBack <= silentHours) break;
    const length = hoursBack <= fineHours ? fineMs : hoursBack <= coarseHours ? step * hourMs : coarseMs;
    const total = Math.round((hourlyEvents(new Date(at).getUTCHours(), roll()) * length) / hourMs);
    const bad = Math.min(0.9 * total, badEvents(burn, 1 - objective, hoursBack, total, roll()));
    const [from, to] = [new Date(at), new Date(at + length)];
    rows.push({ slo, from, to, total, good: total - Math.round(bad) });
    at += length;
  }
  return rows;
}

const most = 240_000;

/** People pay by day. */
function hourlyEvents(hour: number, noise: number): number {
  return most * (0.25 + Math.max(0, Math.sin(((hour - 5) / 18) * Math.PI))) * (0.9 + 0.2 * noise);
}

/** The bad ones of the events of a stretch that begins so many hours ago. */
function badEvents(
  { usual, lately, incident }: Burn,
  budget: number,
  hoursBack: number,
  total: number,
  noise: number,
): number {
  const pace = (hoursBack <= 36 ? lately : usual) * (0.7 + 0.6 * noise);
  const begins = incident && incident.daysAgo * 24;
  const hits = begins !== undefined && hoursBack <= begins && hoursBack > begins - incidentHours;
  const taken = hits ? (incident!.share * windowHours) / incidentHours : 0;
  return (pace + taken) * budget * total;
}
