import { registerEnumType } from 'type-graphql';

/** The questions that are asked of an item before it is promised and before it is done. */
export enum CheckCriterion {
  SCOPED = 'SCOPED',
  TRUSTED = 'TRUSTED',
  MEASURABLE = 'MEASURABLE',
  ALIGNED = 'ALIGNED',
  EVIDENCED = 'EVIDENCED',
  AGREED = 'AGREED',
  MILESTONES_DELIVERED = 'MILESTONES_DELIVERED',
  METRICS_MEASURED = 'METRICS_MEASURED',
  METRICS_MET = 'METRICS_MET',
  SLOS_KEPT = 'SLOS_KEPT',
  REQUESTERS_TOLD = 'REQUESTERS_TOLD',
}

registerEnumType(CheckCriterion, {
  name: 'CheckCriterion',
  description: 'A question that is asked of an item: the first six for readiness, the others for being done.',
  valuesConfig: {
    SCOPED: {
      description:
        'Readiness: at least one milestone, each with a value of its own and an effort within the team’s iteration limit.',
    },
    TRUSTED: {
      description:
        'Readiness: the effect on customer trust is stated: linked to SLOs, or declared to touch none; no frozen error budget is spent.',
    },
    MEASURABLE: {
      description:
        'Readiness: at least one success metric with a baseline and a target; the same for features and technical investments.',
    },
    ALIGNED: { description: 'Readiness: aligned, with a reason, to an input of the North Star.' },
    EVIDENCED: { description: 'Readiness: there is feedback evidence, or an SLO that it protects.' },
    AGREED: {
      description: 'Readiness: a product owner and an engineering owner, and both disciplines have signed off.',
    },
    MILESTONES_DELIVERED: { description: 'Done: every milestone is delivered or dropped.' },
    METRICS_MEASURED: { description: 'Done: every success metric was measured after release.' },
    METRICS_MET: { description: 'Done: every success metric met its target.' },
    SLOS_KEPT: { description: 'Done: the linked SLOs have kept their budgets since the release.' },
    REQUESTERS_TOLD: { description: 'Done: those who asked have been told.' },
  },
});
