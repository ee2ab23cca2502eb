import type { CheckCriterion, Comparison, DecisionKind, DecisionRecordInput, FindingRule } from '../gql/graphql.ts';

/** Something that a decision is about, as it is chosen and read. */
export interface Subject {
  value: string;
  label: string;
}

/** What a decision is begun with. */
export interface DecisionPrefill {
  kind?: DecisionKind;
  question?: string;
  outcome?: string;
  waives?: CheckCriterion[];
  waivesFindings?: FindingRule[];
  items?: Subject[];
  slos?: Subject[];
  themes?: Subject[];
  teamSlugs?: string[];
  periodIds?: string[];
  /** The decision in whose place the new one stands. */
  supersedes?: { id: string; identifier: string };
}

export interface OptionDraft {
  title: string;
  pros: string;
  cons: string;
  chosen: boolean;
}
export interface TriggerDraft {
  /** `metric:card-days`, `slo:card-payments`, `theme:card-arrival`. */
  of: string;
  comparison: Comparison;
  value: number | '';
}

/** A decision as the form holds it. */
export interface DecisionDraft {
  kind: DecisionKind;
  question: string;
  outcome: string;
  rationale: string;
  gaveUp: string;
  tradeOffKeys: string[];
  options: OptionDraft[];
  items: string[];
  slos: string[];
  themes: string[];
  waives: CheckCriterion[];
  waivesFindings: FindingRule[];
  revisitOn: string | null;
  triggers: TriggerDraft[];
}

const valuesOf = (subjects: Subject[] | undefined): string[] => (subjects ?? []).map(({ value }) => value);

/** An empty form, but for what it is begun with. */
export function draftOf(prefill: DecisionPrefill): DecisionDraft {
  return {
    kind: prefill.kind ?? 'TRADE_OFF',
    question: prefill.question ?? '',
    outcome: prefill.outcome ?? '',
    rationale: '',
    gaveUp: '',
    tradeOffKeys: [],
    options: [],
    items: valuesOf(prefill.items),
    slos: valuesOf(prefill.slos),
    themes: valuesOf(prefill.themes),
    waives: prefill.waives ?? [],
    waivesFindings: prefill.waivesFindings ?? [],
    revisitOn: null,
    triggers: [],
  };
}

const subjectField = { metric: 'metricKey', slo: 'sloSlug', theme: 'themeSlug' } as const;

/** The form as the API takes it; what only a waiver has is sent for a waiver alone, and empty lines are left out. */
export function inputOf(draft: DecisionDraft, prefill: DecisionPrefill): DecisionRecordInput {
  const waiver = draft.kind === 'WAIVER';
  return {
    kind: draft.kind,
    question: draft.question,
    outcome: draft.outcome,
    rationale: draft.rationale,
    gaveUp: draft.gaveUp.trim() || undefined,
    tradeOffKeys: draft.tradeOffKeys,
    options: draft.options.filter(({ title, pros, cons }) => `${title}${pros}${cons}`.trim() !== ''),
    itemIds: draft.items,
    sloIds: draft.slos,
    themeIds: draft.themes,
    teamSlugs: prefill.teamSlugs,
    periodIds: prefill.periodIds,
    waives: waiver ? draft.waives : undefined,
    waivesFindings: waiver ? draft.waivesFindings : undefined,
    supersedesId: prefill.supersedes?.id,
    revisitOn: draft.revisitOn || undefined,
    revisitWhen: draft.triggers
      .filter(({ of, value }) => of !== '' && value !== '')
      .map(({ of, comparison, value }) => {
        const [type, key] = of.split(/:(.*)/) as [keyof typeof subjectField, string];
        // A budget is written in per cent and kept as a share.
        return { [subjectField[type]]: key, comparison, value: type === 'slo' ? Number(value) / 100 : Number(value) };
      }),
  };
}
