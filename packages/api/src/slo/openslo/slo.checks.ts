import { isTimeZone, isWallClock } from '../calendar.rules.ts';
import { operator, policySpec, referenceOr } from './alert.checks.ts';
import { listOf, mapping, name, needed, number, oneOf, optional, text, yesOrNo } from './checks.ts';
import { duration } from './duration.check.ts';
import { type Check, isAbsent, isMapping, type Judging, type Path, shownValue } from './judging.ts';
import { description, metadata } from './metadata.checks.ts';
import { onlyOneOf, sliSpec } from './sli.checks.ts';
import { mendedObjective, mendedWindow } from './slo.mends.ts';

const indicatorFields = mapping({ metadata: needed(metadata), spec: needed(sliSpec) });

const indicator: Check = (judging, path, value) => indicatorFields(judging, path, value);

const startTime: Check = (judging, path, value) => {
  if (typeof value === 'string' && isWallClock(value)) return value;
  const clock = typeof value === 'string' ? /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?)?$/.exec(value) : null;
  const mended = clock && `${clock[1]} ${clock[2] ?? '00:00'}${clock[3] ?? ':00'}`;
  const how = mended && isWallClock(mended) ? { to: mended, how: `${shownValue(value)} was read as ${mended}.` } : null;
  return judging.mend(
    path,
    value,
    how,
    `It is ${shownValue(value)}; it must be a wall clock as YYYY-MM-DD HH:MM:SS, without a zone.`,
  );
};

const timeZone: Check = (judging, path, value) => {
  if (typeof value === 'string' && /^[A-Z]/.test(value) && isTimeZone(value)) return value;
  return judging.refuse(path, value, `It is ${shownValue(value)}; it must be an IANA time zone, e.g. Europe/Berlin.`);
};

const timeWindow = mapping(
  {
    duration: needed(duration),
    isRolling: optional(yesOrNo),
    calendar: optional(mapping({ startTime: needed(startTime), timeZone: needed(timeZone) })),
  },
  (judging, path, value) => {
    if (value.isRolling === true && value.calendar !== undefined) {
      judging.refuse(path, value, 'A rolling window has no calendar: leave out calendar, or say isRolling: false.');
    }
    if (value.isRolling !== true && value.calendar === undefined) {
      judging.refuse(path, value, 'A window that is not rolling needs a calendar.', 'REQUIRED');
    }
  },
);

const objective = mapping(
  {
    displayName: optional(text()),
    op: optional(operator),
    value: optional(number()),
    target: optional(number((value) => value >= 0 && value < 1, '0 or more and below 1')),
    targetPercent: optional(number((value) => value >= 0 && value < 100, '0 or more and below 100')),
    timeSliceTarget: optional(number()),
    timeSliceWindow: optional(duration),
    indicator: optional(indicator),
    indicatorRef: optional(name),
    compositeWeight: optional(number()),
  },
  (judging, path, value) => void onlyOneOf(judging, path, value, ['target', 'targetPercent']),
);

/** What a service level objective promises, over which window, and how its budget is counted. */
export const sloSpec: Check = mapping(
  {
    description: optional(description),
    service: needed(text()),
    indicator: optional(indicator),
    indicatorRef: optional(name),
    timeWindow: needed(
      listOf((judging, path, value) => timeWindow(judging, path, mendedWindow(judging, path, value)), 1, 1),
    ),
    budgetingMethod: needed(oneOf('Occurrences', 'Timeslices', 'RatioTimeslices')),
    objectives: needed(
      listOf((judging, path, value) => objective(judging, path, mendedObjective(judging, path, value)), 1),
    ),
    alertPolicies: optional(listOf(referenceOr('alertPolicyRef', 'AlertPolicy', policySpec))),
  },
  indicatorRule,
  (judging, path, value) => eachObjective(judging, path, value),
);

/** Whether objectives bring indicators of their own: then the document is a composite one. */
export function isComposite(spec: Record<string, unknown>): boolean {
  return objectivesOf(spec).some((each) => each.indicator !== undefined || each.indicatorRef !== undefined);
}

/** The objectives of a checked document. */
export function objectivesOf(spec: Record<string, unknown>): Record<string, unknown>[] {
  return Array.isArray(spec.objectives) ? spec.objectives.filter(isMapping) : [];
}

function indicatorRule(judging: Judging, path: Path, value: Record<string, unknown>): void {
  const own = value.indicator !== undefined || value.indicatorRef !== undefined;
  const composite = isComposite(value);
  const where = 'indicator or indicatorRef stands in spec, or, of a composite one, in its objectives';
  if (own && composite) judging.refuse(path, value, `${where}; here it stands in both.`);
  else if (own) onlyOneOf(judging, path, value, ['indicator', 'indicatorRef']);
  else if (!composite) judging.refuse(path, value, `${where}; here it is missing.`, 'REQUIRED');
}

function eachObjective(judging: Judging, path: Path, spec: Record<string, unknown>): void {
  const metrics = isMapping(spec.indicator) && isMapping(spec.indicator.spec) ? spec.indicator.spec : {};
  const composite = isComposite(spec);
  for (const [index, each] of objectivesOf(spec).entries()) {
    const at = [...path, 'objectives', index];
    const want = (key: string) => {
      if (isAbsent(each[key])) judging.refuse([...at, key], null, `It is missing: ${reasons[key]}.`, 'REQUIRED');
    };
    if (metrics.ratioMetric !== undefined) forbidComparison(judging, at, each);
    if (metrics.thresholdMetric !== undefined) ['value', 'op'].forEach(want);
    if (spec.budgetingMethod === 'Timeslices') {
      ['timeSliceTarget', 'timeSliceWindow'].forEach(want);
      const target = each.timeSliceTarget;
      if (typeof target === 'number' && !(target > 0 && target <= 1)) {
        judging.refuse([...at, 'timeSliceTarget'], target, `It is ${target}; it must be above 0 and up to 1.`);
      }
    }
    if (spec.budgetingMethod === 'RatioTimeslices') want('timeSliceWindow');
    if (composite) compositeObjective(judging, at, each);
  }
}

const reasons: Record<string, string> = {
  value: 'a threshold metric is compared to it',
  op: 'a threshold metric is compared by it',
  timeSliceTarget: 'budgetingMethod Timeslices needs it',
  timeSliceWindow: 'a budgetingMethod by slices needs it',
};

/** What only a threshold metric has; a lenient reading leaves it out beside a ratio. */
function forbidComparison(judging: Judging, path: Path, objective: Record<string, unknown>): void {
  for (const key of ['value', 'op']) {
    if (isAbsent(objective[key])) continue;
    const how = { to: undefined, how: `A ratio is compared to nothing; ${key} was left out.` };
    const kept = judging.mend<unknown>(
      [...path, key],
      objective[key],
      how,
      `${key} is only for a thresholdMetric; beside a ratioMetric it must be left out.`,
    );
    if (kept === undefined) delete objective[key];
  }
}

function compositeObjective(judging: Judging, path: Path, objective: Record<string, unknown>): void {
  onlyOneOf(judging, path, objective, ['indicator', 'indicatorRef'], true);
  const weight = objective.compositeWeight;
  if (typeof weight === 'number' && !(weight > 0)) {
    judging.refuse([...path, 'compositeWeight'], weight, `It is ${weight}; it must be above 0.`);
  }
}
