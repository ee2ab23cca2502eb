import { CheckCriterion } from '../agreement/check-criterion.ts';
import { type Answer, answerOf, named } from './checklist.rules.ts';
import { MetricVerdict } from './success-metric.entity.ts';

/** What the questions of being done are answered from. */
export interface DoneFacts {
  releasedAt: Date | null;
  milestones: readonly { title: string; delivered: boolean; dropped: boolean }[];
  successMetrics: readonly { name: string; measuredAt: Date | null; verdict: MetricVerdict }[];
  /** The linked SLOs: whether each budget has lasted since the release; null where it cannot be known. */
  budgets: readonly { slug: string; kept: boolean | null }[];
  /** Whether someone asked for it. */
  hasRequester: boolean;
  /** When the last status update was posted. */
  lastUpdateAt: Date | null;
}

/** The answers to the five questions of being done, in their order. */
export function doneCheckOf(facts: DoneFacts): Answer[] {
  return [delivered(facts), measured(facts), met(facts), kept(facts), told(facts)];
}

function delivered({ milestones }: DoneFacts): Answer {
  const open = milestones.filter((each) => !each.delivered && !each.dropped).map(({ title }) => title);
  const faults = open.length > 0 ? [`Neither delivered nor dropped: ${named(open)}.`] : [];
  const good = milestones.length > 0 ? 'Every milestone is delivered or dropped.' : 'It has no milestones.';
  return answerOf(CheckCriterion.MILESTONES_DELIVERED, faults, good);
}

function measured({ releasedAt, successMetrics }: DoneFacts): Answer {
  const isMeasured = (at: Date | null) => at !== null && releasedAt !== null && at.getTime() >= releasedAt.getTime();
  const open = successMetrics.filter(({ measuredAt }) => !isMeasured(measuredAt)).map(({ name }) => name);
  const faults =
    releasedAt === null
      ? ['It is not released yet.']
      : open.length > 0
        ? [`Not measured since the release: ${named(open)}.`]
        : [];
  const good = successMetrics.length > 0 ? 'Everything was measured since the release.' : 'It has no success metrics.';
  return answerOf(CheckCriterion.METRICS_MEASURED, faults, good);
}

function met({ successMetrics }: DoneFacts): Answer {
  const of = (...verdicts: MetricVerdict[]) =>
    successMetrics.filter(({ verdict }) => verdicts.includes(verdict)).map(({ name }) => name);
  const missed = of(MetricVerdict.MISSED, MetricVerdict.REGRESSED);
  const open = of(MetricVerdict.UNMEASURED, MetricVerdict.PENDING);
  const criterion = CheckCriterion.METRICS_MET;
  if (missed.length > 0) return answerOf(criterion, [`Short of the target: ${named(missed)}.`], '');
  if (open.length > 0) return { criterion, passed: null, detail: `Not known yet: ${named(open)}.` };
  return answerOf(criterion, [], successMetrics.length > 0 ? 'Every target is met.' : 'It has no success metrics.');
}

function kept({ releasedAt, budgets }: DoneFacts): Answer {
  const criterion = CheckCriterion.SLOS_KEPT;
  if (budgets.length === 0) return answerOf(criterion, [], 'It is linked to no SLO.');
  if (releasedAt === null) return { criterion, passed: null, detail: 'It is not released yet.' };
  const of = (kept: boolean | null) => budgets.filter((each) => each.kept === kept).map(({ slug }) => slug);
  const [spent, unknown] = [of(false), of(null)];
  if (spent.length > 0)
    return answerOf(criterion, [`The error budget was exhausted since the release: ${spent.join(', ')}.`], '');
  if (unknown.length > 0) return { criterion, passed: null, detail: `Too little is measured: ${unknown.join(', ')}.` };
  return answerOf(criterion, [], 'No linked error budget was exhausted since the release.');
}

function told({ releasedAt, hasRequester, lastUpdateAt }: DoneFacts): Answer {
  const criterion = CheckCriterion.REQUESTERS_TOLD;
  if (!hasRequester) return answerOf(criterion, [], 'Nobody asked for it by name.');
  const isTold = releasedAt !== null && lastUpdateAt !== null && lastUpdateAt.getTime() >= releasedAt.getTime();
  const faults = isTold ? [] : ['No status update was posted since the release for those who asked.'];
  return answerOf(criterion, faults, 'A status update was posted since the release.');
}
