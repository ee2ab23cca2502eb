// A typed client of Waymark in one file, without dependencies: copy it. Made by `npm run client` from the questions of
// docs/api/questions and the schema; do not change it by hand, but add questions of your own beside it.
//
//   const ask = waymark('https://waymark.example.org', process.env.WAYMARK_TOKEN ?? '');
//   const { roadmap } = await ask(wallboard);
//   const { slo } = await ask(whatWouldWait, { slug: 'checkout' });

/** A query with the types of its answer and its variables. */
export interface Question<Answer, Variables> {
  readonly text: string;
  /** Never there; it carries the types. */
  readonly types?: (variables: Variables) => Answer;
}

/** A question of your own, with its types. */
export function question<Answer, Variables>(text: string): Question<Answer, Variables> {
  return { text };
}

/** What the service refused, with the codes of docs/api/errors.md. */
export class WaymarkError extends Error {
  constructor(
    readonly status: number,
    readonly errors: readonly { message: string; extensions?: { code?: string; requestId?: string } }[],
    /** After how many seconds to ask again, where too much was asked. */
    readonly retryAfter: number | null,
  ) {
    super(errors.map(({ message }) => message).join(' ') || `The service answered ${status}.`);
  }
}

type VariablesOf<V> = Record<string, never> extends V ? [variables?: V] : [variables: V];

/**
 * Asks a Waymark at this address. What did not change since the last time is not sent again: the answer is kept with its
 * ETag.
 */
export function waymark(url: string, token: string) {
  const kept = new Map<string, { etag: string; data: unknown }>();
  return async <Answer, Variables>(
    asked: Question<Answer, Variables>,
    ...[variables]: VariablesOf<Variables>
  ): Promise<Answer> => {
    const body = JSON.stringify({ query: asked.text, variables: variables ?? {} });
    const before = kept.get(body);
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      body,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(before && { 'if-none-match': before.etag }),
      },
    });
    if (response.status === 304 && before) return before.data as Answer;
    const answer = (await response.json()) as {
      data?: Answer;
      errors?: WaymarkError['errors'];
      error?: { message: string };
    };
    if (!response.ok || answer.errors || answer.data === undefined) {
      const after = Number(response.headers.get('retry-after'));
      throw new WaymarkError(response.status, answer.errors ?? (answer.error ? [answer.error] : []), after || null);
    }
    const etag = response.headers.get('etag');
    if (etag) kept.set(body, { etag, data: answer.data });
    return answer.data;
  };
}

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** How an error budget stands. */
export type BudgetState =
  /** At the present burn it ends within the window. */
  | 'AT_RISK'
  /** Nothing is left. */
  | 'EXHAUSTED'
  /** Half or more is left. */
  | 'HEALTHY'
  /** Too little was measured to say. */
  | 'NO_DATA'
  /** Less than half is left. */
  | 'WATCH';

/** What became of a thing. */
export type ChangeKind =
  /** It was made. */
  | 'CREATED'
  /** It was deleted. */
  | 'DELETED'
  /** One of its fields changed. */
  | 'UPDATED';

/** A question that is asked of an item: the first six for readiness, the others for being done. */
export type CheckCriterion =
  /** Readiness: a product owner and an engineering owner, and both disciplines have signed off. */
  | 'AGREED'
  /** Readiness: aligned, with a reason, to an input of the North Star. */
  | 'ALIGNED'
  /** Readiness: there is feedback evidence, or an SLO that it protects. */
  | 'EVIDENCED'
  /** Readiness: at least one success metric with a baseline and a target; the same for features and technical investments. */
  | 'MEASURABLE'
  /** Done: every success metric was measured after release. */
  | 'METRICS_MEASURED'
  /** Done: every success metric met its target. */
  | 'METRICS_MET'
  /** Done: every milestone is delivered or dropped. */
  | 'MILESTONES_DELIVERED'
  /** Done: those who asked have been told. */
  | 'REQUESTERS_TOLD'
  /** Readiness: at least one milestone, each with a value of its own and an effort within the team’s iteration limit. */
  | 'SCOPED'
  /** Done: the linked SLOs have kept their budgets since the release. */
  | 'SLOS_KEPT'
  /** Readiness: the effect on customer trust is stated: linked to SLOs, or declared to touch none; no frozen error budget is spent. */
  | 'TRUSTED';

/** On which side of its value a trigger trips. */
export type Comparison =
  /** It trips when what is watched is more than the value. */
  | 'ABOVE'
  /** It trips when what is watched is less than the value. */
  | 'BELOW';

/** What a decision does. */
export type DecisionKind =
  /** Something is promised. */
  | 'COMMIT'
  /** A considered no. */
  | 'DECLINE'
  /** It comes later; the promise stays, and the drift shows. */
  | 'DEFER'
  /** A new promise in place of the old one; both disciplines agree to it. */
  | 'RESCOPE'
  /** What a service promises changes. */
  | 'SLO_CHANGE'
  /** What was begun is given up. */
  | 'STOP'
  /** One thing is given up for another. */
  | 'TRADE_OFF'
  /** A failed check or a finding is set aside, by name; both disciplines agree to it. */
  | 'WAIVER';

/** How much speaks for it. */
export type EvidenceLevel =
  /** No customer. */
  | 'NONE'
  /** Three to nine customers. */
  | 'SOME'
  /** Ten or more, or one with CRITICAL feedback and revenue at or above the setting. */
  | 'STRONG'
  /** One or two customers. */
  | 'WEAK';

/** Questions that cross the whole graph, answered by name: the agenda of a weekly review. */
export type FindingRule =
  /** Committed or in progress, and the sign-offs were cleared since. */
  | 'COMMITTED_NOT_AGREED'
  /** Committed or in progress, without feedback and without an SLO that it protects. */
  | 'COMMITTED_WITHOUT_EVIDENCE'
  /** One person alone covers an area. */
  | 'COVER_GAP'
  /** The day has come, or a trigger has tripped, to look at a decision again. */
  | 'DECISION_DUE_FOR_REVISIT'
  /** What is needed ends after what needs it starts. */
  | 'DEPENDENCY_VIOLATED'
  /** In progress while the policy of a linked SLO stops it. */
  | 'FREEZE_CONFLICT'
  /** Many customers speak of it, and there is neither an item nor a no. */
  | 'HOT_THEME_UNANSWERED'
  /** A milestone is larger than an iteration may be. */
  | 'MILESTONE_TOO_LARGE'
  /** The planned mix of work is far from the one that was meant. */
  | 'MIX_DRIFT'
  /** The North Star in force is not agreed by both disciplines. */
  | 'NORTH_STAR_NOT_AGREED'
  /** Active, and nothing says how its success is measured. */
  | 'NO_SUCCESS_METRIC'
  /** A concern about committed work is still open. */
  | 'OPEN_CONCERN'
  /** It costs far more to keep running than was expected, or than others do. */
  | 'OUTSIZED_SUPPORT_BURDEN'
  /** Released long ago, and still not done. */
  | 'RELEASED_NOT_DONE'
  /** A high impact is accepted, and both disciplines have not agreed to that. */
  | 'RISK_ONE_SIDED'
  /** The budget is at risk or exhausted, and no committed work protects it. */
  | 'SLO_AT_RISK_UNFUNDED'
  /** The objective is not agreed by both disciplines. */
  | 'SLO_NOT_AGREED'
  /** Nothing new speaks for it since a year. */
  | 'STALE_EVIDENCE'
  /** In progress, and nobody has said how it goes for two weeks. */
  | 'STALE_HEALTH'
  /** The target is far behind the promise. */
  | 'TARGET_SLIPPED'
  /** A team has promised more than it has time for. */
  | 'TEAM_OVERCOMMITTED'
  /** Active, and it serves no input of the North Star. */
  | 'UNALIGNED_WITH_NORTH_STAR';

/** How an item fares, as someone says. */
export type Health =
  /** It may not come as planned. */
  | 'AT_RISK'
  /** It will not come as planned. */
  | 'OFF_TRACK'
  /** It goes as planned. */
  | 'ON_TRACK';

/** How much the health of an item can be relied on. */
export type HealthFreshness =
  /** The latest update is no older than the setting `health.freshDays`. */
  | 'FRESH'
  /** Nobody has posted an update yet. */
  | 'NO_UPDATE'
  /** The latest update is older than that. */
  | 'OUTDATED';

/** How much it matters to the one who said it. */
export type Importance =
  /** Cannot work, stay or buy without it. */
  | 'CRITICAL'
  /** Hurts without it. */
  | 'IMPORTANT'
  /** Would be welcome. */
  | 'NICE_TO_HAVE';

/** What kind of work it is; both stand in the one list and answer the same questions. */
export type ItemKind =
  /** Customers can do something that they could not. */
  | 'FEATURE'
  /** The product becomes more reliable, secure or quicker to change. */
  | 'TECHNICAL_INVESTMENT';

/** Where an item stands in its life. */
export type ItemStatus =
  /** Ready, agreed by both disciplines, and promised. */
  | 'COMMITTED'
  /** A considered no: always with a decision that says why. */
  | 'DECLINED'
  /** Being understood and made ready. */
  | 'DISCOVERY'
  /** Released, measured, and trust was kept. */
  | 'DONE'
  /** Being built. */
  | 'IN_PROGRESS'
  /** Set aside for a while; it goes on where it was paused. */
  | 'PAUSED'
  /** Someone asks for it. */
  | 'PROPOSED'
  /** In customers’ hands, which is not yet done. */
  | 'RELEASED'
  /** Begun, and given up. */
  | 'STOPPED';

/** How much a team carries of what it can. */
export type LoadState =
  /** More than it can carry. */
  | 'OVERCOMMITTED'
  /** All that it can carry: up to the setting `capacity.fullLoad`. */
  | 'STRETCHED'
  /** No more than it can carry for long: up to the setting `capacity.sustainableLoad`. */
  | 'SUSTAINABLE'
  /** Nobody has said what it can carry. */
  | 'UNKNOWN';

/** Which way is better. */
export type MetricDirection =
  /** Less is better. */
  | 'DECREASE'
  /** More is better. */
  | 'INCREASE'
  /** It is to stay where the target is; away from it is worse, to either side. */
  | 'MAINTAIN';

/** What a measurement says about a success metric. */
export type MetricVerdict =
  /** The target is reached. */
  | 'MET'
  /** The target is not reached, and the time is over or was never set. */
  | 'MISSED'
  /** Not there yet, and there is time until `measureBy`. */
  | 'PENDING'
  /** Worse than the baseline. */
  | 'REGRESSED'
  /** Nothing was measured. */
  | 'UNMEASURED';

/** How bad it is. */
export type Severity =
  /** To be looked at now: a page. */
  | 'CRITICAL'
  /** Good to know. */
  | 'INFO'
  /** To be looked at in the next days: a ticket. */
  | 'WARNING';

/** How the work bears on the objective: it repairs or guards it, uses up budget by its risk, or relies on it. */
export type SloRelation =
  /** It relies on the objective being kept. */
  | 'DEPENDS_ON'
  /** It repairs or guards the objective. */
  | 'PROTECTS'
  /** It uses up budget by its risk. */
  | 'SPENDS';

export type WallboardQueryVariables = Exact<{ [key: string]: never; }>;


export type WallboardQuery = { roadmap: { revision: string, now: { totalCount: number, nodes: Array<{ identifier: string, title: string, kind: ItemKind, status: ItemStatus, rank: number | null, health: Health | null, healthFreshness: HealthFreshness, driftDays: number | null, progress: number, target: { label: string } | null, team: { name: string } | null }> }, next: { totalCount: number, nodes: Array<{ identifier: string, title: string, kind: ItemKind, target: { label: string } | null, team: { name: string } | null }> } } };

export type ChangedThisWeekQueryVariables = Exact<{
  since: string;
}>;


export type ChangedThisWeekQuery = { roadmap: { revision: string, changes: { totalCount: number, nodes: Array<{ at: string, kind: ChangeKind, subjectType: string, subjectLabel: string, field: string | null, before: string | null, after: string | null, reason: string | null, actor:
          | { name: string }
          | { name: string }
         | null, decision: { identifier: string, outcome: string } | null }> } } };

export type AtRiskQueryVariables = Exact<{ [key: string]: never; }>;


export type AtRiskQuery = { findings: Array<{ rule: FindingRule, severity: Severity, message: string, because: Array<string>, since: string | null, subject:
      | { __typename: 'Decision' }
      | { __typename: 'NorthStar' }
      | { __typename: 'PlanningPeriod' }
      | { __typename: 'RoadmapItem', identifier: string }
      | { __typename: 'ServiceLevelObjective', slug: string }
      | { __typename: 'Team', slug: string }
      | { __typename: 'Theme' }
     }>, roadmap: { said: { nodes: Array<{ identifier: string, title: string, health: Health | null, updates: { nodes: Array<{ body: string, createdAt: string }> } }> }, slipped: { nodes: Array<{ identifier: string, title: string, driftDays: number | null, committedTarget: { label: string } | null, target: { label: string } | null }> } } };

export type WhatWouldWaitQueryVariables = Exact<{
  slug: string;
}>;


export type WhatWouldWaitQuery = { slo: { name: string, errorBudget: { state: BudgetState, remaining: number | null, exhaustsAt: string | null }, policy: { activeAction: string | null, thresholds: Array<{ remainingBelow: number, action: string, freezes: Array<SloRelation>, active: boolean }> } | null, freezeImpact: { customerCount: number, annualRevenue: number, items: Array<{ identifier: string, title: string, status: ItemStatus }>, milestones: Array<{ title: string, target: { label: string } | null }>, inputs: Array<{ metric: { name: string } }> } } | null };

export type UnansweredThemesQueryVariables = Exact<{ [key: string]: never; }>;


export type UnansweredThemesQuery = { themes: { totalCount: number, nodes: Array<{ slug: string, name: string, problem: string | null, stats: { feedbackCount: number, customerCount: number, annualRevenue: number, criticalCount: number, lastSeenAt: string | null }, trend: Array<{ from: string, count: number }> }> } };

export type DeclinedQueryVariables = Exact<{ [key: string]: never; }>;


export type DeclinedQuery = { decisions: { totalCount: number, nodes: Array<{ identifier: string, question: string, outcome: string, rationale: string, gaveUp: string | null, decidedAt: string, revisitOn: string | null, dueForRevisit: boolean, decidedBy:
        | { name: string }
        | Record<PropertyKey, never>
      , items: Array<{ identifier: string, title: string }>, themes: Array<{ slug: string, name: string }>, revisitWhen: Array<{ comparison: Comparison, value: number, tripped: boolean, theme: { name: string } | null, metric: { name: string } | null, slo: { name: string } | null }> }> } };

export type CapacityQueryVariables = Exact<{ [key: string]: never; }>;


export type CapacityQuery = { periods: Array<{ name: string, start: string, end: string, capacities: Array<{ gross: number, timeOff: number, onCall: number, support: number, slack: number, available: number, committed: number, load: number | null, state: LoadState, team: { slug: string, name: string }, overflow: Array<{ identifier: string, title: string, rank: number | null }>, coverGaps: Array<{ area: string, onlyPerson: { name: string } }> }> }> };

export type MixQueryVariables = Exact<{ [key: string]: never; }>;


export type MixQuery = { periods: Array<{ name: string, mix: { drift: number, target: Array<{ kind: ItemKind, share: number }>, planned: Array<{ kind: ItemKind, share: number, personWeeks: number }>, actual: Array<{ kind: ItemKind, share: number, personWeeks: number }> } }> };

export type NorthStarProgressQueryVariables = Exact<{ [key: string]: never; }>;


export type NorthStarProgressQuery = { northStar: { statement: string, agreed: boolean, baseline: number | null, target: number, targetDate: string | null, progress: number | null, alignedShare: number | null, metric: { name: string, unit: string, latest: { at: string, value: number } | null, points: { nodes: Array<{ at: string, value: number }> } }, inputs: Array<{ belief: string, target: number | null, personWeeks: number, metric: { name: string, unit: string, direction: MetricDirection, latest: { value: number } | null }, items: { totalCount: number, nodes: Array<{ identifier: string, title: string }> } }>, guardrails: Array<{ name: string, unit: string, direction: MetricDirection, stale: boolean, latest: { value: number } | null }>, unalignedItems: { totalCount: number, nodes: Array<{ identifier: string, title: string, effort: { likely: number } | null }> } } | null };

export type EvidenceOfQueryVariables = Exact<{
  identifier: string;
}>;


export type EvidenceOfQuery = { roadmapItem: { title: string, themes: Array<{ name: string }>, evidence: { level: EvidenceLevel, stale: boolean, stats: { feedbackCount: number, customerCount: number, internalTeamCount: number, criticalCount: number, annualRevenue: number, otherCurrencyCount: number, lastSeenAt: string | null }, quotes: Array<{ quote: string | null, feedback: { body: string, submittedAt: string, customer: { name: string, segment: string | null } | null } }>, awaiting: { totalCount: number, nodes: Array<{ name: string, segment: string | null, annualRevenue: number | null }> } } } | null };

export type DriftQueryVariables = Exact<{
  then: string;
  now: string;
}>;


export type DriftQuery = { roadmap: { compare: { from: string, to: string, added: Array<{ identifier: string, title: string, status: ItemStatus }>, removed: Array<{ identifier: string, title: string }>, changed: Array<{ targetDriftDays: number | null, statusFrom: ItemStatus, statusTo: ItemStatus, rankFrom: number | null, rankTo: number | null, effortDeltaPersonWeeks: number, item: { identifier: string, title: string }, decisions: Array<{ identifier: string, kind: DecisionKind, outcome: string }> }> } } };

export type ErrorBudgetsQueryVariables = Exact<{ [key: string]: never; }>;


export type ErrorBudgetsQuery = { slos: { totalCount: number, nodes: Array<{ slug: string, name: string, objective: number, agreed: boolean, burnRate: number | null, service: { name: string, team: { name: string } | null }, errorBudget: { state: BudgetState, attainment: number | null, remaining: number | null, exhaustsAt: string | null, coverage: number, measuredThrough: string | null }, alerts: Array<{ severity: Severity, longWindow: string, firing: boolean | null }>, links: Array<{ item: { identifier: string, status: ItemStatus } }> }> } };

export type WhenQueryVariables = Exact<{ [key: string]: never; }>;


export type WhenQuery = { roadmap: { groups: Array<{ key: string, label: string, count: number, personWeeks: number, items: { nodes: Array<{ identifier: string, title: string, target: { label: string } | null, committedTarget: { label: string } | null }> } }> } };

export type ReadyQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadyQuery = { roadmap: { items: { totalCount: number, nodes: Array<{ identifier: string, title: string, readiness: { passed: boolean, checks: Array<{ criterion: CheckCriterion, passed: boolean | null, detail: string, waivedBy: { identifier: string } | null }> } }> } } };

export type WorthItQueryVariables = Exact<{ [key: string]: never; }>;


export type WorthItQuery = { roadmap: { items: { nodes: Array<{ identifier: string, title: string, statusChangedAt: string, successMetrics: Array<{ baseline: number | null, target: number, actual: number | null, verdict: MetricVerdict, measureBy: string | null, metric: { name: string, unit: string } }>, alignments: Array<{ expectedDelta: number | null, observedDelta: number | null, input: { metric: { name: string } } }>, supportBurden: { expectedHoursPerWeek: number | null, actualHoursPerWeek: number | null, outsized: boolean } | null, doneCheck: { passed: boolean, checks: Array<{ criterion: CheckCriterion, passed: boolean | null, detail: string }> } }> } } };

export type AskedBeforeQueryVariables = Exact<{
  text: string;
}>;


export type AskedBeforeQuery = { precedents: Array<{ because: Array<string>, decision: { identifier: string, kind: DecisionKind, question: string, outcome: string, rationale: string, decidedAt: string, dueForRevisit: boolean, items: Array<{ identifier: string, status: ItemStatus }> } }> };

export type CustomerWaitsQueryVariables = Exact<{
  search: string;
}>;


export type CustomerWaitsQuery = { customers: { nodes: Array<{ name: string, segment: string | null, annualRevenue: number | null, currency: string | null, feedback: { totalCount: number, nodes: Array<{ body: string, submittedAt: string, importance: Importance, themes: Array<{ theme: { name: string } }> }> }, itemsAwaited: { totalCount: number, nodes: Array<{ identifier: string, title: string, status: ItemStatus, target: { label: string } | null }> } }> } };

export type DueDecisionsQueryVariables = Exact<{ [key: string]: never; }>;


export type DueDecisionsQuery = { decisions: { totalCount: number, nodes: Array<{ identifier: string, kind: DecisionKind, question: string, outcome: string, revisitOn: string | null, revisitWhen: Array<{ comparison: Comparison, value: number, tripped: boolean, theme: { name: string } | null, metric: { name: string } | null, slo: { name: string, errorBudget: { remaining: number | null } } | null }> }> } };

export type AsItWasQueryVariables = Exact<{
  then: string;
}>;


export type AsItWasQuery = { roadmap: { asOf: string | null, northStar: { statement: string, progress: number | null } | null, items: { totalCount: number, nodes: Array<{ rank: number | null, identifier: string, title: string, status: ItemStatus, agreed: boolean, target: { label: string } | null, committedTarget: { label: string } | null, productOwner: { name: string } | null }> } } };

export type WeeklyReviewQueryVariables = Exact<{ [key: string]: never; }>;


export type WeeklyReviewQuery = { findings: Array<{ id: string, rule: FindingRule, severity: Severity, message: string, because: Array<string>, since: string | null, subject:
      | { __typename: 'Decision', identifier: string, question: string }
      | { __typename: 'NorthStar', statement: string }
      | { __typename: 'PlanningPeriod', name: string }
      | { __typename: 'RoadmapItem', identifier: string, title: string, team: { name: string } | null }
      | { __typename: 'ServiceLevelObjective', slug: string, name: string }
      | { __typename: 'Team', slug: string, name: string }
      | { __typename: 'Theme', slug: string, name: string }
     }> };

export type BurnDownQueryVariables = Exact<{
  slug: string;
  from: string;
  to: string;
}>;


export type BurnDownQuery = { slo: { name: string, objective: number, window: string, errorBudget: { state: BudgetState, windowStart: string, windowEnd: string, good: number, total: number, consumed: number | null, remaining: number | null }, measurements: Array<{ from: string, good: number, total: number, ratio: number | null }>, exclusions: Array<{ from: string, to: string, reason: string, agreed: boolean }> } | null };


export const wallboard: Question<WallboardQuery, WallboardQueryVariables> = question(`query Wallboard {
  roadmap {
    revision
    now: items(filter: { horizon: [NOW], status: [IN_PROGRESS, COMMITTED] }, first: 12) {
      totalCount
      nodes { identifier title kind status rank health healthFreshness driftDays target { label } team { name } progress }
    }
    next: items(filter: { horizon: [NEXT], open: true }, first: 5) {
      totalCount
      nodes { identifier title kind target { label } team { name } }
    }
  }
}`);

export const changedThisWeek: Question<ChangedThisWeekQuery, ChangedThisWeekQueryVariables> = question(`query ChangedThisWeek($since: DateTime!) {
  roadmap {
    revision
    changes(since: $since, first: 25) {
      totalCount
      nodes {
        at kind subjectType subjectLabel field before after reason
        actor { ... on Person { name } ... on ApiToken { name } }
        decision { identifier outcome }
      }
    }
  }
}`);

export const atRisk: Question<AtRiskQuery, AtRiskQueryVariables> = question(`query AtRisk {
  findings(severity: [CRITICAL]) { rule severity message because since subject { __typename ... on RoadmapItem { identifier } ... on ServiceLevelObjective { slug } ... on Team { slug } } }
  roadmap {
    said: items(filter: { health: [AT_RISK, OFF_TRACK], status: [COMMITTED, IN_PROGRESS] }, first: 10) {
      nodes { identifier title health updates(first: 1) { nodes { body createdAt } } }
    }
    slipped: items(filter: { finding: [TARGET_SLIPPED] }, first: 10) {
      nodes { identifier title committedTarget { label } target { label } driftDays }
    }
  }
}`);

export const whatWouldWait: Question<WhatWouldWaitQuery, WhatWouldWaitQueryVariables> = question(`query WhatWouldWait($slug: String!) {
  slo(slug: $slug) {
    name
    errorBudget { state remaining exhaustsAt }
    policy { activeAction thresholds { remainingBelow action freezes active } }
    freezeImpact {
      customerCount annualRevenue
      items { identifier title status }
      milestones { title target { label } }
      inputs { metric { name } }
    }
  }
}`);

export const unansweredThemes: Question<UnansweredThemesQuery, UnansweredThemesQueryVariables> = question(`query UnansweredThemes {
  themes(filter: { hasOpenItem: false, status: [ACTIVE, EMERGING] }, orderBy: { by: CUSTOMER_COUNT, window: "P90D" }, first: 10) {
    totalCount
    nodes {
      slug name problem
      stats(window: "P90D") { feedbackCount customerCount annualRevenue criticalCount lastSeenAt }
      trend(buckets: 6, bucket: "P14D") { from count }
    }
  }
}`);

export const declined: Question<DeclinedQuery, DeclinedQueryVariables> = question(`query Declined {
  decisions(filter: { kind: [DECLINE] }, first: 20) {
    totalCount
    nodes {
      identifier question outcome rationale gaveUp decidedAt revisitOn dueForRevisit
      decidedBy { ... on Person { name } }
      items { identifier title }
      themes { slug name }
      revisitWhen { comparison value tripped theme { name } metric { name } slo { name } }
    }
  }
}`);

export const capacity: Question<CapacityQuery, CapacityQueryVariables> = question(`query Capacity {
  periods {
    name start end
    capacities {
      team { slug name }
      gross timeOff onCall support slack available committed load state
      overflow { identifier title rank }
      coverGaps { area onlyPerson { name } }
    }
  }
}`);

export const mix: Question<MixQuery, MixQueryVariables> = question(`query Mix {
  periods {
    name
    mix { drift target { kind share } planned { kind share personWeeks } actual { kind share personWeeks } }
  }
}`);

export const northStarProgress: Question<NorthStarProgressQuery, NorthStarProgressQueryVariables> = question(`query NorthStarProgress {
  northStar {
    statement agreed baseline target targetDate progress alignedShare
    metric { name unit latest { at value } points(last: 12) { nodes { at value } } }
    inputs { belief target personWeeks metric { name unit direction latest { value } } items(first: 3) { totalCount nodes { identifier title } } }
    guardrails { name unit direction latest { value } stale }
    unalignedItems(first: 5) { totalCount nodes { identifier title effort { likely } } }
  }
}`);

export const evidenceOf: Question<EvidenceOfQuery, EvidenceOfQueryVariables> = question(`query EvidenceOf($identifier: String!) {
  roadmapItem(identifier: $identifier) {
    title
    themes { name }
    evidence {
      level stale
      stats { feedbackCount customerCount internalTeamCount criticalCount annualRevenue otherCurrencyCount lastSeenAt }
      quotes(first: 3) { quote feedback { body submittedAt customer { name segment } } }
      awaiting(first: 5) { totalCount nodes { name segment annualRevenue } }
    }
  }
}`);

export const drift: Question<DriftQuery, DriftQueryVariables> = question(`query Drift($then: DateTime!, $now: DateTime!) {
  roadmap(asOf: $then) {
    compare(to: $now) {
      from to
      added { identifier title status }
      removed { identifier title }
      changed { item { identifier title } targetDriftDays statusFrom statusTo rankFrom rankTo effortDeltaPersonWeeks decisions { identifier kind outcome } }
    }
  }
}`);

export const errorBudgets: Question<ErrorBudgetsQuery, ErrorBudgetsQueryVariables> = question(`query ErrorBudgets {
  slos(first: 50) {
    totalCount
    nodes {
      slug name objective agreed service { name team { name } }
      errorBudget { state attainment remaining exhaustsAt coverage measuredThrough }
      burnRate(over: "P1D")
      alerts { severity longWindow firing }
      links(relation: [PROTECTS]) { item { identifier status } }
    }
  }
}`);

export const when: Question<WhenQuery, WhenQueryVariables> = question(`query When {
  roadmap {
    groups(by: TARGET_QUARTER, filter: { open: true }) {
      key label count personWeeks
      items(first: 4) { nodes { identifier title target { label } committedTarget { label } } }
    }
  }
}`);

export const ready: Question<ReadyQuery, ReadyQueryVariables> = question(`query Ready {
  roadmap {
    items(filter: { status: [DISCOVERY], ready: false }, first: 10) {
      totalCount
      nodes { identifier title readiness { passed checks { criterion passed detail waivedBy { identifier } } } }
    }
  }
}`);

export const worthIt: Question<WorthItQuery, WorthItQueryVariables> = question(`query WorthIt {
  roadmap {
    items(filter: { status: [RELEASED] }, first: 10) {
      nodes {
        identifier title statusChangedAt
        successMetrics { metric { name unit } baseline target actual verdict measureBy }
        alignments { input { metric { name } } expectedDelta observedDelta }
        supportBurden { expectedHoursPerWeek actualHoursPerWeek outsized }
        doneCheck { passed checks { criterion passed detail } }
      }
    }
  }
}`);

export const askedBefore: Question<AskedBeforeQuery, AskedBeforeQueryVariables> = question(`query AskedBefore($text: String!) {
  precedents(text: $text, first: 5) {
    because
    decision { identifier kind question outcome rationale decidedAt dueForRevisit items { identifier status } }
  }
}`);

export const customerWaits: Question<CustomerWaitsQuery, CustomerWaitsQueryVariables> = question(`query CustomerWaits($search: String!) {
  customers(search: $search, first: 3) {
    nodes {
      name segment annualRevenue currency
      feedback(first: 3) { totalCount nodes { body submittedAt importance themes { theme { name } } } }
      itemsAwaited(first: 5) { totalCount nodes { identifier title status target { label } } }
    }
  }
}`);

export const dueDecisions: Question<DueDecisionsQuery, DueDecisionsQueryVariables> = question(`query DueDecisions {
  decisions(filter: { dueForRevisit: true }, first: 20) {
    totalCount
    nodes { identifier kind question outcome revisitOn revisitWhen { comparison value tripped theme { name } metric { name } slo { name errorBudget { remaining } } } }
  }
}`);

export const asItWas: Question<AsItWasQuery, AsItWasQueryVariables> = question(`query AsItWas($then: DateTime!) {
  roadmap(asOf: $then) {
    asOf
    northStar { statement progress }
    items(filter: { horizon: [NOW], open: true }, first: 15) {
      totalCount
      nodes { rank identifier title status target { label } committedTarget { label } productOwner { name } agreed }
    }
  }
}`);

export const weeklyReview: Question<WeeklyReviewQuery, WeeklyReviewQueryVariables> = question(`query WeeklyReview {
  findings {
    id rule severity message because since
    subject {
      __typename
      ... on RoadmapItem { identifier title team { name } }
      ... on ServiceLevelObjective { slug name }
      ... on Theme { slug name }
      ... on Team { slug name }
      ... on Decision { identifier question }
      ... on PlanningPeriod { name }
      ... on NorthStar { statement }
    }
  }
}`);

export const burnDown: Question<BurnDownQuery, BurnDownQueryVariables> = question(`query BurnDown($slug: String!, $from: DateTime!, $to: DateTime!) {
  slo(slug: $slug) {
    name objective window
    errorBudget { state windowStart windowEnd good total consumed remaining }
    measurements(from: $from, to: $to, step: "P1D") { from good total ratio }
    exclusions { from to reason agreed }
  }
}`);
