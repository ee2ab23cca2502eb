import { Decimal } from 'decimal.js';
import { Duration } from 'luxon';
import { slugOf } from '../../platform/slug.ts';
import { BudgetingMethod, SliKind, WindowType } from '../slo.types.ts';
import { annotated } from './annotations.ts';
import { isoOf } from './durations.ts';
import type { OpenSloObject } from './judge-object.ts';
import { isMapping } from './judging.ts';
import { objectivesOf } from './slo.checks.ts';

/** An objective as a document says it. Shares are decimal texts; null is what the document does not say. */
export interface SloDraft {
  slug: string;
  name: string;
  serviceSlug: string;
  description: string | null;
  userJourney: string | null;
  sliKind: SliKind;
  objective: string;
  window: string;
  windowType: WindowType;
  budgetingMethod: BudgetingMethod;
  timeSliceTarget: string | null;
  timeSliceWindow: string | null;
  calendarStart: string | null;
  timeZone: string | null;
  coverageFloor: string;
}

/** A service as a document says it. */
export interface ServiceDraft {
  slug: string;
  name: string;
  description: string | null;
  tier: number | null;
  teamSlug: string | null;
}

const methods: Record<string, BudgetingMethod> = {
  Occurrences: BudgetingMethod.OCCURRENCES,
  Timeslices: BudgetingMethod.TIMESLICES,
  RatioTimeslices: BudgetingMethod.RATIO_TIMESLICES,
};

/** The share below which too little is measured, where nobody says another. */
export const usualCoverageFloor = '0.9';

/** The objectives that an SLO document promises, in its order: one, or with several objectives one for each. */
export function draftsOf(object: OpenSloObject): SloDraft[] {
  const spec = object.spec ?? {};
  const objectives = objectivesOf(spec);
  const slugs = slugsOf(object, objectives);
  return objectives.map((objective, index) => ({
    slug: slugs[index]!,
    name: nameOf(object, objective, objectives.length),
    serviceSlug: slugOf(String(spec.service)),
    description: annotated(object, 'description') ?? (textOr(spec.description) || null),
    userJourney: annotated(object, 'userJourney'),
    sliKind: Object.values(SliKind).find((kind) => kind === annotated(object, 'sliKind')) ?? SliKind.OTHER,
    objective: shareOf(objective),
    ...windowOf(object, spec),
    ...slicesOf(object, spec, objective),
    coverageFloor: decimalOr(annotated(object, 'coverageFloor'), usualCoverageFloor),
  }));
}

/** The service that a Service document describes. */
export function serviceDraftOf(object: OpenSloObject): ServiceDraft {
  const tier = Number(annotated(object, 'tier'));
  return {
    slug: annotated(object, 'slug') ?? slugOf(object.metadata.name),
    name: annotated(object, 'name') ?? (textOr(object.metadata.displayName) || object.metadata.name),
    description: annotated(object, 'description') ?? (textOr(object.spec?.description) || null),
    tier: Number.isInteger(tier) && tier > 0 ? tier : null,
    teamSlug: annotated(object, 'team'),
  };
}

/** The share of good events that an objective of a document wants, as a decimal text. */
export function shareOf(objective: Record<string, unknown>): string {
  const { target, targetPercent } = objective;
  return typeof target === 'number'
    ? new Decimal(target).toFixed()
    : new Decimal(Number(targetPercent)).div(100).toFixed();
}

function slugsOf(object: OpenSloObject, objectives: Record<string, unknown>[]): string[] {
  const slug = annotated(object, 'slug') ?? slugOf(object.metadata.name);
  if (objectives.length === 1) return [slug];
  const own = objectives.map((objective) => slugOf(textOr(objective.displayName)));
  return own.map((part, index) => {
    const unique = part !== '' && own.filter((other) => other === part).length === 1;
    return `${slug}-${unique ? part : index + 1}`;
  });
}

function nameOf(object: OpenSloObject, objective: Record<string, unknown>, count: number): string {
  const name = annotated(object, 'name') ?? (textOr(object.metadata.displayName) || object.metadata.name);
  return count === 1
    ? name
    : `${name}: ${textOr(objective.displayName) || `${new Decimal(shareOf(objective)).times(100)} %`}`;
}

function windowOf(object: OpenSloObject, spec: Record<string, unknown>) {
  const [timeWindow] = Array.isArray(spec.timeWindow) ? spec.timeWindow.filter(isMapping) : [];
  const calendar = isMapping(timeWindow?.calendar) ? timeWindow.calendar : null;
  return {
    window: isoOr(annotated(object, 'window'), isoOf(String(timeWindow?.duration))),
    windowType: calendar ? WindowType.CALENDAR : WindowType.ROLLING,
    calendarStart: calendar && String(calendar.startTime),
    timeZone: calendar && String(calendar.timeZone),
  };
}

function slicesOf(object: OpenSloObject, spec: Record<string, unknown>, objective: Record<string, unknown>) {
  const budgetingMethod = methods[String(spec.budgetingMethod)]!;
  const { timeSliceTarget, timeSliceWindow } = objective;
  const bySlices = budgetingMethod !== BudgetingMethod.OCCURRENCES;
  return {
    budgetingMethod,
    timeSliceTarget:
      budgetingMethod === BudgetingMethod.TIMESLICES ? new Decimal(Number(timeSliceTarget)).toFixed() : null,
    timeSliceWindow: bySlices ? isoOr(annotated(object, 'timeSliceWindow'), isoOf(String(timeSliceWindow))) : null,
  };
}

function isoOr(annotated: string | null, other: string): string {
  return annotated !== null && Duration.fromISO(annotated).isValid ? annotated : other;
}

function decimalOr(annotated: string | null, other: string): string {
  const value = Number(annotated ?? Number.NaN);
  return value >= 0 && value <= 1 ? new Decimal(value).toFixed() : other;
}

/** A text; empty for anything else. */
export function textOr(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
