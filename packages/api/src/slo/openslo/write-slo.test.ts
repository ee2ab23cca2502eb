import fc from 'fast-check';
import { BudgetingMethod, SliKind, WindowType } from '../slo.types.ts';
import { yamlOf } from './canonical.ts';
import { definitionsIn } from './definitions.ts';
import { draftsOf, type SloDraft } from './drafts.ts';
import { shorthandOf } from './durations.ts';
import type { OpenSloObject } from './judge-object.ts';
import { ownSloDocument, sloDocuments } from './write-slo.ts';

const share = fc.integer({ min: 1, max: 99_999 }).map((n) => (n / 100_000).toString());
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const words = fc.stringMatching(/^[A-Za-zäß][\w äß:#'-]{0,1200}[\wß]$/);

const draft: fc.Arbitrary<SloDraft> = fc
  .record({
    slug: fc.stringMatching(/^[a-zд][a-z0-9дß]{0,80}(-[a-z0-9]{1,4})?$/),
    name: words.map((text) => text.slice(0, 300).trim()),
    serviceSlug: fc.constantFrom('web', 'große'),
    description: maybe(words),
    userJourney: maybe(words),
    sliKind: fc.constantFrom(...Object.values(SliKind)),
    objective: share,
    window: fc.constantFrom('P28D', 'P1M', 'P1Y', 'P90D', 'P4W', 'P1M3D', 'P1DT12H', 'P7DT1S'),
    windowType: fc.constantFrom(...Object.values(WindowType)),
    budgetingMethod: fc.constantFrom(...Object.values(BudgetingMethod)),
    timeSliceTarget: share,
    timeSliceWindow: fc.constantFrom('PT1M', 'PT30S', 'PT5M', 'PT90S', 'PT1H'),
    calendarStart: fc.constant('2026-01-01 00:00:00'),
    timeZone: fc.constantFrom('Europe/Berlin', 'UTC'),
    coverageFloor: fc.constantFrom('0.9', '0', '0.55', '1'),
  })
  .map((all) => ({
    ...all,
    ...(all.windowType === WindowType.ROLLING && { calendarStart: null, timeZone: null }),
    timeSliceTarget: all.budgetingMethod === BudgetingMethod.TIMESLICES ? all.timeSliceTarget : null,
    timeSliceWindow: all.budgetingMethod === BudgetingMethod.OCCURRENCES ? null : all.timeSliceWindow,
  }));

function read(document: OpenSloObject): OpenSloObject {
  const [definition] = [...definitionsIn(yamlOf(document), false)];
  expect(definition!.faults).toEqual([]);
  return definition!.objects[0]!;
}

test('an objective that was made here is written as sound OpenSLO that says all of it again', () => {
  fc.assert(
    fc.property(draft, (now) => {
      expect(draftsOf(read(ownSloDocument({ now, kept: null, source: null })))).toEqual([now]);
    }),
  );
});

test('a document that was kept says the changes made here, and writing it again changes nothing', () => {
  fc.assert(
    fc.property(draft, draft, (before, after) => {
      const now = { ...after, slug: before.slug };
      const document = ownSloDocument({ now: before, kept: null, source: null });
      const written = ownSloDocument({ now, kept: { document, position: 0 }, source: null });
      expect(draftsOf(read(written))).toEqual([now]);
      expect(ownSloDocument({ now, kept: { document: written, position: 0 }, source: null })).toEqual(written);
    }),
  );
});

const several: OpenSloObject = {
  apiVersion: 'openslo/v1',
  kind: 'SLO',
  metadata: { name: 'web', labels: { team: ['a', 'b'] } },
  spec: {
    service: 'web',
    indicatorRef: 'good',
    timeWindow: [{ duration: '1Q', isRolling: false, calendar: { startTime: '2026-01-01 00:00:00', timeZone: 'UTC' } }],
    budgetingMethod: 'Occurrences',
    objectives: [{ displayName: 'Good', targetPercent: 99.9 }, { target: 0.5 }],
    alertPolicies: [{ alertPolicyRef: 'page' }],
  },
};

test('several objectives of a document are one document as long as they agree on what they share', () => {
  const drafts = draftsOf(several);
  expect(drafts.map(({ slug, name, objective, window }) => [slug, name, objective, window])).toEqual([
    ['web-good', 'web: Good', '0.999', 'P3M'],
    ['web-2', 'web: 50 %', '0.5', 'P3M'],
  ]);
  const records = drafts.map((now, position) => ({ now, kept: { document: several, position }, source: null }));
  expect(sloDocuments(records)).toEqual([several]);
  const [tighter, other] = records as [(typeof records)[0], (typeof records)[0]];
  const raised = sloDocuments([{ ...tighter, now: { ...tighter.now, objective: '0.9995' } }, other]);
  expect(raised).toMatchObject([{ spec: { objectives: [{ targetPercent: 99.95 }, { target: 0.5 }] } }]);
  const parted = sloDocuments([{ ...tighter, now: { ...tighter.now, window: 'P1M' } }, other]);
  expect(parted.map((each) => draftsOf(read(each))[0])).toEqual([{ ...tighter.now, window: 'P1M' }, other.now]);
  expect(parted.map(({ spec }) => spec!.alertPolicies)).toEqual(Array(2).fill(several.spec!.alertPolicies));
});

test.each([
  ['P28D', '28d'],
  ['P4W', '4w'],
  ['P3M', '3M'],
  ['P1Y', '1Y'],
  ['P1Y2M', '14M'],
  ['P1DT12H', '36h'],
  ['PT90M', '90m'],
  ['PT90S', null],
  ['P1M1D', null],
])('%s is %s in shorthand', (iso, shorthand) => {
  expect(shorthandOf(iso)).toBe(shorthand);
});
