import type { BudgetingMethod, SliKind, SloInput, SloRelation, WindowType } from '../gql/graphql.ts';
import type { SloDetail } from './slo-page.tsx';

export interface ThresholdDraft {
  /** Per cent. */
  below: number | '';
  action: string;
  freezes: SloRelation[];
}

/** An objective as the form holds it; shares are per cent, as people write them. */
export interface SloDraft {
  name: string;
  slug: string;
  serviceSlug: string;
  userJourney: string;
  description: string;
  sliKind: SliKind;
  objective: number | '';
  window: string;
  windowType: WindowType;
  calendarStart: string;
  timeZone: string;
  budgetingMethod: BudgetingMethod;
  timeSliceTarget: number | '';
  timeSliceWindow: string;
  coverageFloor: number | '';
  productOwnerId: string | null;
  engineeringOwnerId: string | null;
  thresholds: ThresholdDraft[];
  revisitOn: string | null;
  reason: string;
}

/** A share as per cent and back, without the dust of binary fractions: 99.9 is 0.999. */
export const toPercent = (share: number): number => Number((share * 100).toFixed(8));
export const fromPercent = (percent: number | ''): number => Number((Number(percent) / 100).toFixed(10));

/** The form for an objective, or for a new one. */
export function sloDraftOf(slo: SloDetail | null, zone: string): SloDraft {
  return {
    name: slo?.name ?? '',
    slug: slo?.slug ?? '',
    serviceSlug: slo?.service.slug ?? '',
    userJourney: slo?.userJourney ?? '',
    description: slo?.description ?? '',
    sliKind: slo?.sliKind ?? 'AVAILABILITY',
    objective: slo ? toPercent(slo.objective) : 99.9,
    window: slo?.window ?? 'P28D',
    windowType: slo?.windowType ?? 'ROLLING',
    calendarStart: slo?.calendarStart ?? '2026-01-01 00:00:00',
    timeZone: slo?.timeZone ?? zone,
    budgetingMethod: slo?.budgetingMethod ?? 'OCCURRENCES',
    timeSliceTarget: slo?.timeSliceTarget == null ? 99 : toPercent(slo.timeSliceTarget),
    timeSliceWindow: slo?.timeSliceWindow ?? 'PT5M',
    coverageFloor: toPercent(slo?.coverageFloor ?? 0.9),
    productOwnerId: slo?.productOwner?.id ?? null,
    engineeringOwnerId: slo?.engineeringOwner?.id ?? null,
    thresholds: (slo?.policy?.thresholds ?? []).map(({ remainingBelow, action, freezes }) => ({
      below: toPercent(remainingBelow),
      action,
      freezes,
    })),
    revisitOn: slo?.policy?.revisitOn ?? null,
    reason: '',
  };
}

/** The form as the API takes it: only what the window and the method make use of. */
export function sloInputOf(draft: SloDraft, slo: SloDetail | null): SloInput {
  const calendar = draft.windowType === 'CALENDAR';
  const sliced = draft.budgetingMethod !== 'OCCURRENCES';
  const thresholds = draft.thresholds.filter(({ below, action }) => below !== '' && action.trim() !== '');
  return {
    slug: slo?.slug ?? draft.slug,
    version: slo?.version,
    name: draft.name,
    serviceSlug: draft.serviceSlug,
    userJourney: draft.userJourney.trim() || null,
    description: draft.description.trim() || null,
    sliKind: draft.sliKind,
    objective: fromPercent(draft.objective),
    window: draft.window,
    windowType: draft.windowType,
    calendarStart: calendar ? draft.calendarStart : null,
    timeZone: calendar ? draft.timeZone : null,
    budgetingMethod: draft.budgetingMethod,
    timeSliceTarget: draft.budgetingMethod === 'TIMESLICES' ? fromPercent(draft.timeSliceTarget) : null,
    timeSliceWindow: sliced ? draft.timeSliceWindow : null,
    coverageFloor: fromPercent(draft.coverageFloor),
    productOwnerId: draft.productOwnerId,
    engineeringOwnerId: draft.engineeringOwnerId,
    policy:
      thresholds.length === 0
        ? null
        : {
            thresholds: thresholds.map(({ below, action, freezes }) => ({
              remainingBelow: fromPercent(below),
              action,
              freezes,
            })),
            revisitOn: draft.revisitOn || null,
          },
    reason: draft.reason.trim() || undefined,
  };
}
