import fc from 'fast-check';
import { CheckCriterion } from '../agreement/check-criterion.ts';
import { Discipline } from '../identity/role.ts';
import { checklistOf } from './checklist.rules.ts';
import { ItemKind, ValueDriver } from './item.enums.ts';
import { type ReadinessFacts, readinessOf, technicalDrivers } from './readiness.rules.ts';

const ready: ReadinessFacts = {
  problem: 'New customers wait two weeks.',
  outcome: 'They wait three days.',
  kind: ItemKind.FEATURE,
  valueDrivers: [],
  milestones: [{ title: 'One country', value: 'Customers there have it', effortPersonWeeks: 6 }],
  touchesNoSlo: true,
  sloLinks: [],
  successMetrics: [{ baseline: 14 }],
  alignments: 1,
  hasEvidence: true,
  productOwnerId: 'p',
  engineeringOwnerId: 'e',
  agreed: true,
  signedBy: [Discipline.PRODUCT, Discipline.ENGINEERING],
};
const link = (relation: string, frozen = false) => ({ slug: 'checkout', relation, frozen });
const failed = (facts: ReadinessFacts, limit = 6) =>
  readinessOf(facts, limit)
    .filter(({ passed }) => passed !== true)
    .map(({ criterion }) => criterion);

test('what is scoped, trusted, measurable, aligned, evidenced and agreed is ready', () => {
  expect(failed(ready)).toEqual([]);
  expect(readinessOf(ready, 6).map(({ criterion }) => criterion)).toEqual(Object.values(CheckCriterion).slice(0, 6));
});

test.each<[string, Partial<ReadinessFacts>, CheckCriterion[]]>([
  ['no problem', { problem: ' ' }, [CheckCriterion.SCOPED]],
  ['no outcome', { outcome: '' }, [CheckCriterion.SCOPED]],
  ['no milestone', { milestones: [] }, [CheckCriterion.SCOPED]],
  [
    'a milestone without a value',
    { milestones: [...ready.milestones, { title: 'B', value: '', effortPersonWeeks: null }] },
    [CheckCriterion.SCOPED],
  ],
  [
    'a milestone over six weeks',
    { milestones: [{ title: 'B', value: 'V', effortPersonWeeks: 6.01 }] },
    [CheckCriterion.SCOPED],
  ],
  ['a milestone without an effort', { milestones: [{ title: 'B', value: 'V', effortPersonWeeks: null }] }, []],
  ['nothing about SLOs', { touchesNoSlo: false }, [CheckCriterion.TRUSTED]],
  ['a link', { touchesNoSlo: false, sloLinks: [link('SPENDS')] }, []],
  ['a frozen link', { sloLinks: [link('SPENDS', true), link('PROTECTS')] }, [CheckCriterion.TRUSTED]],
  ['no metric', { successMetrics: [] }, [CheckCriterion.MEASURABLE]],
  ['no baseline', { successMetrics: [{ baseline: null }] }, [CheckCriterion.MEASURABLE]],
  ['a baseline of nothing', { successMetrics: [{ baseline: 0 }, { baseline: null }] }, []],
  [
    'a technical investment without a driver',
    { kind: ItemKind.TECHNICAL_INVESTMENT, valueDrivers: [ValueDriver.CUSTOMER_VALUE] },
    [CheckCriterion.MEASURABLE],
  ],
  ['a technical investment with one', { kind: ItemKind.TECHNICAL_INVESTMENT, valueDrivers: [ValueDriver.COST] }, []],
  ['no alignment', { alignments: 0 }, [CheckCriterion.ALIGNED]],
  ['no evidence', { hasEvidence: false }, [CheckCriterion.EVIDENCED]],
  ['no evidence, but it protects', { hasEvidence: false, sloLinks: [link('PROTECTS')] }, []],
  [
    'no evidence, and it only depends',
    { hasEvidence: false, sloLinks: [link('DEPENDS_ON')] },
    [CheckCriterion.EVIDENCED],
  ],
  ['no product owner', { productOwnerId: null }, [CheckCriterion.AGREED]],
  ['no engineering owner', { engineeringOwnerId: null }, [CheckCriterion.AGREED]],
  ['one side signed', { agreed: false, signedBy: [Discipline.PRODUCT] }, [CheckCriterion.AGREED]],
  ['one person for both sides', { agreed: false }, [CheckCriterion.AGREED]],
])('%s', (_, changes, criteria) => {
  expect(failed({ ...ready, ...changes })).toEqual(criteria);
});

test('the detail names everything that is missing', () => {
  const [scoped, , , , , agreed] = readinessOf(
    { ...ready, problem: '', milestones: [], productOwnerId: null, agreed: false, signedBy: [] },
    6,
  );
  expect(scoped!.detail).toBe('The problem is not stated. It has no milestone.');
  expect(agreed!.detail).toBe('It has no product owner. Not signed off for PRODUCT and ENGINEERING.');
  const many = Array.from({ length: 5 }, (__, n) => ({ title: `M${n}`, value: 'V', effortPersonWeeks: 9 }));
  expect(readinessOf({ ...ready, milestones: many }, 8)[0]!.detail).toBe(
    'Over 8 person-weeks: “M0”, “M1”, “M2”, 2 more.',
  );
});

const anyFacts: fc.Arbitrary<ReadinessFacts> = fc.record({
  problem: fc.constantFrom('', 'P'),
  outcome: fc.constantFrom(' ', 'O'),
  kind: fc.constantFrom(...Object.values(ItemKind)),
  valueDrivers: fc.subarray(Object.values(ValueDriver)),
  milestones: fc.array(
    fc.record({
      title: fc.string(),
      value: fc.constantFrom('', 'V'),
      effortPersonWeeks: fc.option(fc.double({ min: 0, max: 12, noNaN: true })),
    }),
    { maxLength: 4 },
  ),
  touchesNoSlo: fc.boolean(),
  sloLinks: fc.array(
    fc.record({
      slug: fc.constantFrom('a', 'b'),
      relation: fc.constantFrom('PROTECTS', 'SPENDS', 'DEPENDS_ON'),
      frozen: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  successMetrics: fc.array(fc.record({ baseline: fc.option(fc.constant(1)) }), { maxLength: 2 }),
  alignments: fc.nat(2),
  hasEvidence: fc.boolean(),
  productOwnerId: fc.option(fc.constant('p')),
  engineeringOwnerId: fc.option(fc.constant('e')),
  agreed: fc.boolean(),
  signedBy: fc.subarray(Object.values(Discipline)),
});
const anyWaivers = fc
  .subarray(Object.values(CheckCriterion))
  .map((criteria) => criteria.map((criterion) => ({ criterion, decisionId: `waives ${criterion}` })));

test('whatever is waived: AGREED and a freeze stand, what holds needs no waiver, and the list passes when all do', () => {
  fc.assert(
    fc.property(anyFacts, anyWaivers, (facts, waivers) => {
      const { passed, checks } = checklistOf(readinessOf(facts, 6), waivers);
      expect(checks).toHaveLength(6);
      expect(passed).toBe(checks.every((check) => check.passed === true || check.waivedById !== null));
      for (const check of checks) {
        expect(check.detail).not.toBe('');
        if (check.passed) expect(check.waivedById).toBeNull();
        if (check.criterion === CheckCriterion.AGREED) expect(check.waivedById).toBeNull();
        if (check.waivedById) expect(check.waivedById).toBe(`waives ${check.criterion}`);
      }
      if (facts.sloLinks.some(({ frozen }) => frozen)) expect(passed).toBe(false);
      if (!facts.agreed && facts.signedBy.length === 0) expect(passed).toBe(false);
    }),
  );
});

test('more of what is asked for never makes an item less ready', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const before = failed(facts);
      const better = {
        ...facts,
        alignments: facts.alignments + 1,
        hasEvidence: true,
        touchesNoSlo: true,
        successMetrics: [...facts.successMetrics, { baseline: 1 }],
        valueDrivers: [...facts.valueDrivers, technicalDrivers[0]!],
      };
      expect(before).toEqual(expect.arrayContaining(failed(better)));
    }),
  );
});
