import type { SloInput } from '../slo.input.ts';
import { objectiveIssues } from '../slo.rules.ts';
import { calendarStepIssues, settingIssues } from '../slo-settings.rules.ts';
import { draftsOf, type SloDraft } from './drafts.ts';
import type { OpenSloObject } from './judge-object.ts';
import type { Finding, Path } from './judging.ts';
import { isComposite, objectivesOf } from './slo.checks.ts';

/**
 * Why a sound SLO document makes no objective here, with the place of each reason: a composite one, and what no budget
 * can be calculated from. Empty when it makes one.
 */
export function modelFaults(object: OpenSloObject): Finding[] {
  if (object.kind !== 'SLO') return [];
  const spec = object.spec ?? {};
  if (isComposite(spec)) {
    const message =
      'It is a composite SLO: its objectives have indicators of their own. No budget is kept for such ones; write an SLO for each indicator.';
    return [{ path: ['spec', 'objectives'], code: 'INVALID', message }];
  }
  const percent = objectivesOf(spec).map(({ targetPercent }) => targetPercent !== undefined);
  return draftsOf(object).flatMap((draft, index) =>
    issuesOf(draft).map(({ field, message }) => ({
      path: placeOf(field, index, percent[index]!),
      code: 'INVALID' as const,
      message: `Sound as OpenSLO, but no budget can be kept for it. ${message}`,
    })),
  );
}

function issuesOf(draft: SloDraft): { field: string; message: string }[] {
  const number = (text: string | null) => (text === null ? null : Number(text));
  const input: SloInput = {
    ...draft,
    objective: Number(draft.objective),
    timeSliceTarget: number(draft.timeSliceTarget),
    coverageFloor: Number(draft.coverageFloor),
  };
  const issues = [...objectiveIssues(input), ...calendarStepIssues(input, null), ...settingIssues(input, null)];
  return issues.map(({ field, message }) => ({ field: field?.[0] ?? '', message }));
}

function placeOf(field: string, index: number, percent: boolean): Path {
  const places: Record<string, Path> = {
    objective: ['objectives', index, percent ? 'targetPercent' : 'target'],
    timeSliceTarget: ['objectives', index, 'timeSliceTarget'],
    timeSliceWindow: ['objectives', index, 'timeSliceWindow'],
    window: ['timeWindow', 0, 'duration'],
    calendarStart: ['timeWindow', 0, 'calendar', 'startTime'],
    timeZone: ['timeWindow', 0, 'calendar', 'timeZone'],
  };
  return ['spec', ...(places[field] ?? [])];
}
