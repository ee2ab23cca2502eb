import type { NorthStarInputInput, NorthStarPartsFragment } from '../gql/graphql.ts';

type Amount = number | string;

/** A North Star while it is written. */
export interface NorthStarDraft {
  statement: string;
  why: string;
  metricKey: string | null;
  baseline: Amount;
  target: Amount;
  targetDate: string;
  inputs: { id: string; metricKey: string | null; target: Amount; belief: string }[];
  guardrailKeys: string[];
}

/** What the dialog begins with: the present one, or nothing. */
export function draftOf(northStar: NorthStarPartsFragment | null): NorthStarDraft {
  return {
    statement: northStar?.statement ?? '',
    why: northStar?.why ?? '',
    metricKey: northStar?.metric.key ?? null,
    baseline: northStar?.baseline ?? '',
    target: northStar?.target ?? '',
    targetDate: northStar?.targetDate ?? '',
    inputs: (northStar?.inputs ?? []).map(({ id, metric, target, belief }) => ({
      id,
      metricKey: metric.key,
      target: target ?? '',
      belief,
    })),
    guardrailKeys: (northStar?.guardrails ?? []).map(({ key }) => key),
  };
}

const amountOf = (amount: Amount): number | null => (amount === '' ? null : Number(amount));

/** A draft as the API takes it; an amended one keeps the priorities that it stands for. */
export function inputOf(draft: NorthStarDraft, amend: boolean): NorthStarInputInput {
  return {
    amend,
    statement: draft.statement.trim(),
    why: draft.why.trim() || null,
    metricKey: draft.metricKey ?? '',
    baseline: amountOf(draft.baseline),
    target: Number(draft.target),
    targetDate: draft.targetDate || null,
    inputs: draft.inputs.map(({ metricKey, target, belief }) => ({
      metricKey: metricKey ?? '',
      target: amountOf(target),
      belief: belief.trim(),
    })),
    guardrailKeys: draft.guardrailKeys,
  };
}
