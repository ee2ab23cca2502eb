import { Decimal } from 'decimal.js';
import { DecisionKind } from '../agreement/decision.entity.ts';
import { useDecision } from '../agreement/decision-use.ts';
import { clearSignOffs } from '../agreement/sign-off.service.ts';
import { Person } from '../identity/person.entity.ts';
import { must, Permission } from '../platform/actor.ts';
import { refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownIdOrNone } from '../platform/graphql/global-id.ts';
import { slugOf } from '../platform/slug.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { holdBudgets, refreshBudgets } from './budget-refresh.service.ts';
import { policyIssues } from './error-budget-policy.rules.ts';
import { replaceThresholds } from './error-budget-policy.service.ts';
import { Service } from './service.entity.ts';
import { slugIssues } from './service.service.ts';
import { ServiceLevelObjective } from './service-level-objective.entity.ts';
import type { SloInput } from './slo.input.ts';
import { objectiveIssues } from './slo.rules.ts';
import { calendarStepIssues, hasSetting, settingIssues, type settingNames } from './slo-settings.rules.ts';
import { setSource } from './sources/sli-source.service.ts';

/**
 * Makes an objective or changes the one with this slug. It may be measured from one of the `connections`. Refuses what no budget can be calculated from, an unknown
 * service or owner, a version that is not the present one, and a decision that is no SLO_CHANGE about it.
 */
export async function saveSlo(
  work: Work,
  input: SloInput,
  connections: readonly string[],
): Promise<ServiceLevelObjective> {
  must(work.actor, Permission.PLAN);
  const known = await heldSlo(work, input.slug);
  refuseUnlessEmpty([
    ...blankIssues(input, 'name', 'serviceSlug'),
    ...slugIssues(input.slug),
    ...objectiveIssues(input),
    ...calendarStepIssues(input, known),
    ...settingIssues(input, known),
    ...policyIssues(input.policy),
  ]);
  const slo = known ? await work.take(ServiceLevelObjective, known.id, input.version) : newSlo(work, input);
  const before = known && substanceOf(slo);
  if (input.decisionId != null) {
    const about = known ? { subjectType: 'ServiceLevelObjective', id: known.id } : undefined;
    await useDecision(work, input.decisionId, { kinds: [DecisionKind.SLO_CHANGE], about });
  }
  const service = await work.find(Service, { slug: slugOf(input.serviceSlug) });
  if (!service) {
    const message = `There is no service with the slug ${JSON.stringify(input.serviceSlug)}.`;
    throw refusal(UserErrorCode.NOT_FOUND, message, 'serviceSlug');
  }
  work.change(slo, {
    name: input.name.trim(),
    serviceId: service.id,
    description: input.description,
    userJourney: input.userJourney,
    sliKind: input.sliKind,
    objective: exact(input.objective),
    window: input.window,
    windowType: input.windowType,
    budgetingMethod: input.budgetingMethod,
    ...settingsAfter(input, known),
    policyRevisitOn: input.policy === undefined ? undefined : (input.policy?.revisitOn ?? null),
    coverageFloor: exact(input.coverageFloor),
    productOwnerId: await ownerId(work, input, 'productOwnerId'),
    engineeringOwnerId: await ownerId(work, input, 'engineeringOwnerId'),
  });
  const saved = await work.save(slo);
  const thresholds = input.policy?.thresholds ?? [];
  const otherPolicy = input.policy !== undefined && (await replaceThresholds(work, saved.id, thresholds));
  if (before && (otherPolicy || before !== substanceOf(saved))) {
    const reason = 'The sign-offs were cleared: the objective, its window or its policy changed.';
    await clearSignOffs(work, 'ServiceLevelObjective', saved.id, reason);
  }
  const { sliSource } = input;
  const otherSource = sliSource !== undefined && (await setSource(work, saved, sliSource, connections));
  const isTouched = (otherPolicy || otherSource) && saved.version === known?.version;
  const result = isTouched ? await work.touch(saved) : saved;
  await refreshBudgets(work, [saved.id]);
  return result;
}

/** The objective with this slug, kept from others together with its measurements; null when there is none. */
async function heldSlo(work: Work, slug: string): Promise<ServiceLevelObjective | null> {
  const found = await work.find(ServiceLevelObjective, { slug: slugOf(slug) });
  if (!found) return null;
  await holdBudgets(work, [found.id]);
  return work.find(ServiceLevelObjective, { slug: slugOf(slug) }, true);
}

/** The objective with this slug, to be changed. Refuses NOT_FOUND, naming `field`. */
export async function sloToTake(work: Work, slug: string, field: string): Promise<ServiceLevelObjective> {
  const slo = await work.find(ServiceLevelObjective, { slug: slugOf(slug) });
  if (slo) return slo;
  const message = `There is no objective with the slug ${JSON.stringify(slug)}.`;
  throw refusal(UserErrorCode.NOT_FOUND, message, field);
}

/** What is agreed on when an objective is signed off, its policy aside, as a text to compare. */
function substanceOf(slo: ServiceLevelObjective): string {
  const { objective, window, windowType, budgetingMethod, timeSliceTarget, timeSliceWindow, calendarStart, timeZone } =
    slo;
  const promise = [new Decimal(objective).toFixed(), window, windowType, budgetingMethod];
  const slices = [timeSliceTarget && new Decimal(timeSliceTarget).toFixed(), timeSliceWindow, calendarStart, timeZone];
  return JSON.stringify([...promise, ...slices.map((setting) => setting ?? null)]);
}

function newSlo(work: Work, { slug, version }: SloInput): ServiceLevelObjective {
  if (version == null) return work.make(ServiceLevelObjective, { slug: slugOf(slug), createdAt: work.at });
  const message = `There is no objective with the slug ${JSON.stringify(slug)}; a new one has no version yet.`;
  throw refusal(UserErrorCode.NOT_FOUND, message, 'slug');
}

/** What was sent of the settings of method and window; those that another method or type has are cleared. */
function settingsAfter(input: SloInput, known: ServiceLevelObjective | null) {
  const after = <T>(name: (typeof settingNames)[number], value: T) => (hasSetting(name, input, known) ? value : null);
  return {
    timeSliceTarget: after('timeSliceTarget', exact(input.timeSliceTarget)),
    timeSliceWindow: after('timeSliceWindow', input.timeSliceWindow),
    calendarStart: after('calendarStart', input.calendarStart),
    timeZone: after('timeZone', input.timeZone),
  };
}

async function ownerId(
  work: Work,
  input: SloInput,
  field: 'productOwnerId' | 'engineeringOwnerId',
): Promise<string | null | undefined> {
  const id = ownIdOrNone('Person', input[field], field);
  if (id) await work.take(Person, id, null, field);
  return id;
}

/** The decimal that the caller wrote, without an exponent; null and undefined pass through. */
function exact<T extends number | null | undefined>(value: T): string | Exclude<T, number> {
  return typeof value === 'number' ? new Decimal(value).toFixed() : (value as Exclude<T, number>);
}
