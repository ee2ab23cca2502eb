import { CheckCriterion } from '../agreement/check-criterion.ts';
import { Discipline } from '../identity/role.ts';
import { threshold } from '../settings/threshold.ts';
import { type Answer, answerOf, named } from './checklist.rules.ts';
import { ItemKind, ValueDriver } from './item.enums.ts';

/** The iteration limit of a milestone. */
export const mostPersonWeeks = threshold({
  key: 'milestone.mostPersonWeeks',
  default: 6,
  least: 0.1,
  most: 100,
  description: 'The most effort of a milestone, in person-weeks, that is still one iteration.',
});

/** What the questions of readiness are answered from. */
export interface ReadinessFacts {
  problem: string;
  outcome: string;
  kind: ItemKind;
  valueDrivers: readonly ValueDriver[];
  /** Those that are not dropped. */
  milestones: readonly { title: string; value: string; effortPersonWeeks: number | null }[];
  touchesNoSlo: boolean;
  sloLinks: readonly { slug: string; relation: string; frozen: boolean }[];
  successMetrics: readonly { baseline: number | null }[];
  /** How many inputs of the North Star in force it serves, with a rationale. */
  alignments: number;
  /** Whether any customer stands behind its themes. */
  hasEvidence: boolean;
  productOwnerId: string | null;
  engineeringOwnerId: string | null;
  /** Whether product and engineering signed off, by two persons. */
  agreed: boolean;
  signedBy: readonly Discipline[];
}

/** What a technical investment is worth, in words that product and engineering share. */
export const technicalDrivers: readonly ValueDriver[] = [
  ValueDriver.RELIABILITY,
  ValueDriver.SECURITY,
  ValueDriver.DEVELOPER_VELOCITY,
  ValueDriver.COST,
  ValueDriver.COMPLIANCE,
  ValueDriver.SUPPORT_LOAD,
];

/** The answers to the six questions of readiness, in their order. */
export function readinessOf(facts: ReadinessFacts, limit: number): Answer[] {
  return [scoped(facts, limit), trusted(facts), measurable(facts), aligned(facts), evidenced(facts), agreed(facts)];
}

function scoped({ problem, outcome, milestones }: ReadinessFacts, limit: number): Answer {
  const worthless = milestones.filter(({ value }) => value.trim() === '').map(({ title }) => title);
  const large = milestones
    .filter(({ effortPersonWeeks }) => (effortPersonWeeks ?? 0) > limit)
    .map(({ title }) => title);
  const faults = [
    ...(problem.trim() === '' ? ['The problem is not stated.'] : []),
    ...(outcome.trim() === '' ? ['The outcome is not stated.'] : []),
    ...(milestones.length === 0 ? ['It has no milestone.'] : []),
    ...(worthless.length > 0 ? [`It is not said what is had when only this is delivered: ${named(worthless)}.`] : []),
    ...(large.length > 0 ? [`Over ${limit} person-weeks: ${named(large)}.`] : []),
  ];
  return answerOf(CheckCriterion.SCOPED, faults, 'Problem, outcome and milestones are stated.');
}

function trusted({ touchesNoSlo, sloLinks }: ReadinessFacts): Answer {
  const frozen = sloLinks.filter((link) => link.frozen).map(({ slug, relation }) => `${slug} (${relation})`);
  if (frozen.length > 0) {
    const faults = [`The error budget policy stops it: ${[...new Set(frozen)].join(', ')}. That cannot be waived.`];
    return answerOf(CheckCriterion.TRUSTED, faults, '', false);
  }
  const unsaid = sloLinks.length === 0 && !touchesNoSlo;
  return answerOf(
    CheckCriterion.TRUSTED,
    unsaid ? ['It is linked to no SLO, and it is not said that it touches none.'] : [],
    sloLinks.length > 0 ? 'Its SLOs are linked, and none stops it.' : 'It touches no SLO.',
  );
}

function measurable({ kind, valueDrivers, successMetrics }: ReadinessFacts): Answer {
  const namesDriver =
    kind !== ItemKind.TECHNICAL_INVESTMENT || valueDrivers.some((one) => technicalDrivers.includes(one));
  const faults = [
    ...(successMetrics.some(({ baseline }) => baseline !== null)
      ? []
      : ['It has no success metric with a baseline and a target.']),
    ...(namesDriver ? [] : [`A technical investment names one of ${technicalDrivers.join(', ')}.`]),
  ];
  return answerOf(CheckCriterion.MEASURABLE, faults, 'Its success can be measured.');
}

function aligned({ alignments }: ReadinessFacts): Answer {
  const faults = alignments > 0 ? [] : ['It serves no input of the North Star in force, with a reason.'];
  return answerOf(CheckCriterion.ALIGNED, faults, 'It serves the North Star.');
}

function evidenced({ hasEvidence, sloLinks }: ReadinessFacts): Answer {
  const protects = sloLinks.some(({ relation }) => relation === 'PROTECTS');
  const faults = hasEvidence || protects ? [] : ['No customer’s feedback stands behind it, and it protects no SLO.'];
  return answerOf(
    CheckCriterion.EVIDENCED,
    faults,
    hasEvidence ? 'Feedback of customers stands behind it.' : 'It protects an SLO.',
  );
}

function agreed(facts: ReadinessFacts): Answer {
  const sides = [Discipline.PRODUCT, Discipline.ENGINEERING];
  const missing = sides.filter((side) => !facts.signedBy.includes(side));
  const faults = [
    ...(facts.productOwnerId ? [] : ['It has no product owner.']),
    ...(facts.engineeringOwnerId ? [] : ['It has no engineering owner.']),
    ...(missing.length > 0 ? [`Not signed off for ${missing.join(' and ')}.`] : []),
    ...(missing.length === 0 && !facts.agreed ? ['One person stands on both sides; two have to sign.'] : []),
  ];
  return answerOf(CheckCriterion.AGREED, faults, 'Both disciplines have signed off.', false);
}
