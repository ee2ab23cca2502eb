import fc from 'fast-check';
import { CheckCriterion } from '../agreement/check-criterion.ts';
import { type DoneFacts, doneCheckOf } from './done-check.rules.ts';
import { MetricVerdict } from './success-metric.entity.ts';

const released = new Date('2026-06-01T00:00:00Z');
const [before, after] = [new Date('2026-05-31T23:59:59Z'), new Date('2026-06-02T00:00:00Z')];
const metric = (verdict: MetricVerdict, measuredAt: Date | null = after!) => ({ name: 'Days', measuredAt, verdict });
const done: DoneFacts = {
  releasedAt: released,
  milestones: [
    { title: 'A', delivered: true, dropped: false },
    { title: 'B', delivered: false, dropped: true },
  ],
  successMetrics: [metric(MetricVerdict.MET)],
  budgets: [{ slug: 'checkout', kept: true }],
  hasRequester: true,
  lastUpdateAt: after!,
};
const open = (facts: DoneFacts) =>
  Object.fromEntries(
    doneCheckOf(facts)
      .filter(({ passed }) => passed !== true)
      .map(({ criterion, passed }) => [criterion, passed]),
  );

test('what is delivered, measured, met, kept and told is done', () => {
  expect(open(done)).toEqual({});
  expect(doneCheckOf(done).map(({ criterion }) => criterion)).toEqual(Object.values(CheckCriterion).slice(6));
});

test.each<[string, Partial<DoneFacts>, Record<string, boolean | null>]>([
  [
    'an open milestone',
    { milestones: [{ title: 'A', delivered: false, dropped: false }] },
    { MILESTONES_DELIVERED: false },
  ],
  [
    'measured before the release',
    { successMetrics: [metric(MetricVerdict.MET, before!)] },
    { METRICS_MEASURED: false },
  ],
  [
    'never measured',
    { successMetrics: [metric(MetricVerdict.UNMEASURED, null)] },
    { METRICS_MEASURED: false, METRICS_MET: null },
  ],
  ['short of the target', { successMetrics: [metric(MetricVerdict.MISSED)] }, { METRICS_MET: false }],
  [
    'worse than before',
    { successMetrics: [metric(MetricVerdict.REGRESSED), metric(MetricVerdict.PENDING)] },
    { METRICS_MET: false },
  ],
  ['still time', { successMetrics: [metric(MetricVerdict.PENDING)] }, { METRICS_MET: null }],
  [
    'an exhausted budget',
    {
      budgets: [
        { slug: 'a', kept: null },
        { slug: 'b', kept: false },
      ],
    },
    { SLOS_KEPT: false },
  ],
  [
    'a budget without data',
    {
      budgets: [
        { slug: 'a', kept: null },
        { slug: 'b', kept: true },
      ],
    },
    { SLOS_KEPT: null },
  ],
  ['no SLO', { budgets: [] }, {}],
  ['nobody told', { lastUpdateAt: before! }, { REQUESTERS_TOLD: false }],
  ['nobody asked', { lastUpdateAt: null, hasRequester: false }, {}],
  ['nothing to show', { milestones: [], successMetrics: [], budgets: [], hasRequester: false }, {}],
  ['not released', { releasedAt: null }, { METRICS_MEASURED: false, SLOS_KEPT: null, REQUESTERS_TOLD: false }],
])('%s', (_, changes, unmet) => {
  expect(open({ ...done, ...changes })).toEqual(unmet);
});

test('nothing passes that is not known, and every answer says why', () => {
  const facts: fc.Arbitrary<DoneFacts> = fc.record({
    releasedAt: fc.option(fc.constant(released)),
    milestones: fc.array(fc.record({ title: fc.string(), delivered: fc.boolean(), dropped: fc.boolean() }), {
      maxLength: 4,
    }),
    successMetrics: fc.array(
      fc.record({
        name: fc.string(),
        measuredAt: fc.constantFrom(null, before!, after!),
        verdict: fc.constantFrom(...Object.values(MetricVerdict)),
      }),
      { maxLength: 3 },
    ),
    budgets: fc.array(fc.record({ slug: fc.constant('s'), kept: fc.constantFrom(true, false, null) }), {
      maxLength: 3,
    }),
    hasRequester: fc.boolean(),
    lastUpdateAt: fc.constantFrom(null, before!, after!),
  });
  fc.assert(
    fc.property(facts, (each) => {
      const answers = doneCheckOf(each);
      for (const { detail } of answers) expect(detail).not.toBe('');
      const passes = (criterion: CheckCriterion) =>
        answers.find((answer) => answer.criterion === criterion)!.passed === true;
      expect(passes(CheckCriterion.SLOS_KEPT)).toBe(
        each.budgets.length === 0 || (each.releasedAt !== null && each.budgets.every(({ kept }) => kept === true)),
      );
      expect(passes(CheckCriterion.METRICS_MET)).toBe(
        each.successMetrics.every(({ verdict }) => verdict === MetricVerdict.MET),
      );
      expect(passes(CheckCriterion.MILESTONES_DELIVERED)).toBe(
        each.milestones.every(({ delivered, dropped }) => delivered || dropped),
      );
    }),
  );
});
