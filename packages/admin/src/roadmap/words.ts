import type {
  ConcernStatus,
  EvidenceLevel,
  Health,
  Horizon,
  ItemKind,
  ItemStatus,
  Level,
  MilestoneKind,
  RiskResponse,
  ValueDriver,
} from '../gql/graphql.ts';

/** The words of the roadmap as a reader sees them. */
export const statusWords: Record<ItemStatus, string> = {
  PROPOSED: 'Proposed',
  DISCOVERY: 'Discovery',
  COMMITTED: 'Committed',
  IN_PROGRESS: 'In progress',
  RELEASED: 'Released',
  DONE: 'Done',
  PAUSED: 'Paused',
  DECLINED: 'Declined',
  STOPPED: 'Stopped',
};
export const horizonWords: Record<Horizon, string> = { NOW: 'Now', NEXT: 'Next', LATER: 'Later' };
export const kindWords: Record<ItemKind, string> = {
  FEATURE: 'Feature',
  TECHNICAL_INVESTMENT: 'Technical investment',
};
export const driverWords: Record<ValueDriver, string> = {
  CUSTOMER_VALUE: 'Customer value',
  RELIABILITY: 'Reliability',
  SECURITY: 'Security',
  DEVELOPER_VELOCITY: 'Developer velocity',
  COST: 'Cost',
  COMPLIANCE: 'Compliance',
  SUPPORT_LOAD: 'Support load',
};
export const evidenceWords: Record<EvidenceLevel, string> = {
  NONE: 'None',
  WEAK: 'Weak',
  SOME: 'Some',
  STRONG: 'Strong',
};
export const healthWords: Record<Health, string> = {
  OFF_TRACK: 'Off track',
  AT_RISK: 'At risk',
  ON_TRACK: 'On track',
};
export const milestoneKindWords: Record<MilestoneKind, string> = {
  PROOF_OF_CONCEPT: 'Proof of concept',
  INCREMENT: 'Increment',
  ROLLOUT: 'Rollout',
  DECOMMISSION: 'Decommission',
};

export const concernStatusWords: Record<ConcernStatus, string> = {
  OPEN: 'Open',
  ADDRESSED: 'Addressed',
  ACCEPTED: 'Accepted',
  WITHDRAWN: 'Withdrawn',
};
export const levelWords: Record<Level, string> = { LOW: 'Low', MEDIUM: 'Medium', HIGH: 'High' };
export const riskResponseWords: Record<RiskResponse, string> = {
  UNDECIDED: 'Undecided',
  AVOID: 'Avoid',
  MITIGATE: 'Mitigate',
  TRANSFER: 'Transfer',
  ACCEPT: 'Accept',
};

/** The keys of a word list in the order in which they are read. */
export function keysOf<Key extends string>(words: Record<Key, string>): Key[] {
  return Object.keys(words) as Key[];
}
