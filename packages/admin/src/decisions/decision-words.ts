import type { CheckCriterion, Comparison, DecisionKind, Discipline } from '../gql/graphql.ts';

/** What a decision does, as a reader sees it. */
export const decisionKindWords: Record<DecisionKind, string> = {
  COMMIT: 'Commit',
  DECLINE: 'Decline',
  DEFER: 'Defer',
  STOP: 'Stop',
  RESCOPE: 'Rescope',
  TRADE_OFF: 'Trade-off',
  SLO_CHANGE: 'SLO change',
  WAIVER: 'Waiver',
};
export const decisionKinds = Object.keys(decisionKindWords) as DecisionKind[];

export const criterionWords: Record<CheckCriterion, string> = {
  SCOPED: 'Scoped',
  TRUSTED: 'Trusted',
  MEASURABLE: 'Measurable',
  ALIGNED: 'Aligned',
  EVIDENCED: 'Evidenced',
  AGREED: 'Agreed',
  MILESTONES_DELIVERED: 'Milestones delivered',
  METRICS_MEASURED: 'Metrics measured',
  METRICS_MET: 'Metrics met',
  SLOS_KEPT: 'SLOs kept',
  REQUESTERS_TOLD: 'Requesters told',
};
/** What a waiver can set aside: agreement itself is not among it. */
export const waivable = (Object.keys(criterionWords) as CheckCriterion[]).filter((word) => word !== 'AGREED');

export const disciplineWords: Record<Discipline, string> = {
  PRODUCT: 'Product',
  ENGINEERING: 'Engineering',
  DESIGN: 'Design',
  SUPPORT: 'Support',
  OTHER: 'Other',
};

/** When a trigger trips, in words: "is above 5", for an objective's budget "is below 20% left". */
export function triggerWords(comparison: Comparison, value: number, of: 'metric' | 'slo' | 'theme'): string {
  const side = comparison === 'ABOVE' ? 'above' : 'below';
  const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 4 });
  if (of === 'slo') {
    const share = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
    return `has ${side} ${share.format(value)} of its budget left`;
  }
  if (of === 'theme') return `has ${side === 'above' ? 'more' : 'fewer'} than ${number.format(value)} entries`;
  return `is ${side} ${number.format(value)}`;
}
