import type { FindingRule, Severity } from '../gql/graphql.ts';

/** What a rule asks, as a reader sees it; the order is that of the agenda. */
export const ruleWords: Record<FindingRule, { title: string; ask: string }> = {
  FREEZE_CONFLICT: {
    title: 'Work goes on against a freeze',
    ask: 'Does it stop, or does the policy change?',
  },
  SLO_AT_RISK_UNFUNDED: {
    title: 'A budget runs out and nothing protects it',
    ask: 'Which item protects it, and what waits for that?',
  },
  TEAM_OVERCOMMITTED: {
    title: 'A team carries more than it can',
    ask: 'What is taken out?',
  },
  COMMITTED_NOT_AGREED: {
    title: 'Promised, but not agreed any more',
    ask: 'Do both sides sign what it is now?',
  },
  SLO_NOT_AGREED: { title: 'An objective that not both sides agreed on', ask: 'Who signs, or what has to change?' },
  NORTH_STAR_NOT_AGREED: { title: 'The North Star is not agreed', ask: 'Who signs, or what has to change?' },
  TARGET_SLIPPED: { title: 'Far from what was promised', ask: 'Is the promise made anew, or the scope made smaller?' },
  DEPENDENCY_VIOLATED: { title: 'Needs what comes later', ask: 'Which of the two moves?' },
  RELEASED_NOT_DONE: { title: 'Released long ago and not done', ask: 'What is left to measure, and who tells whom?' },
  COMMITTED_WITHOUT_EVIDENCE: { title: 'Promised without evidence', ask: 'Who has this problem?' },
  UNALIGNED_WITH_NORTH_STAR: { title: 'Serves no input of the North Star', ask: 'Which input, or why at all?' },
  NO_SUCCESS_METRIC: { title: 'Nothing says when it succeeded', ask: 'Which number moves, from what to what?' },
  OPEN_CONCERN: { title: 'An open concern', ask: 'What would settle it?' },
  RISK_ONE_SIDED: { title: 'A risk that one side alone accepted', ask: 'Does the other side accept it too?' },
  MILESTONE_TOO_LARGE: { title: 'A milestone too large', ask: 'What of it is worth something alone?' },
  STALE_HEALTH: { title: 'No update for too long', ask: 'How does it fare?' },
  HOT_THEME_UNANSWERED: { title: 'Many ask, nobody answers', ask: 'An item, or a no with a reason?' },
  OUTSIZED_SUPPORT_BURDEN: { title: 'Costs more to run than meant', ask: 'Is it mended, or ended?' },
  COVER_GAP: { title: 'One person alone can do it', ask: 'Who learns it?' },
  MIX_DRIFT: { title: 'The plan is far from the mix that was meant', ask: 'Does the plan move, or the aim?' },
  DECISION_DUE_FOR_REVISIT: { title: 'A decision to look at again', ask: 'Does it still hold?' },
  STALE_EVIDENCE: { title: 'The evidence is old', ask: 'Do they still ask?' },
};
export const rules = Object.keys(ruleWords) as FindingRule[];

export const severityWords: Record<Severity, string> = {
  CRITICAL: 'Critical',
  WARNING: 'Warning',
  INFO: 'Worth knowing',
};
/** The worst first. */
export const severities = Object.keys(severityWords) as Severity[];
