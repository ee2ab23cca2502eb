import { fromPercent, sloDraftOf, sloInputOf, toPercent } from './slo-draft.ts';

test('shares are written in per cent and come back exact', () => {
  for (const share of [0.9, 0.99, 0.999, 0.9999, 0.99995, 0.97, 0.07, 0]) {
    expect(fromPercent(toPercent(share))).toBe(share);
  }
  expect(toPercent(0.999)).toBe(99.9);
});

test('a new objective asks only for what its window and method make use of', () => {
  const draft = { ...sloDraftOf(null, 'Europe/Berlin'), name: 'Up', slug: 'up', serviceSlug: 'web' };
  expect(sloInputOf(draft, null)).toMatchObject({
    slug: 'up',
    version: undefined,
    objective: 0.999,
    calendarStart: null,
    timeZone: null,
    timeSliceTarget: null,
    timeSliceWindow: null,
    policy: null,
    userJourney: null,
  });
  const sliced = { ...draft, windowType: 'CALENDAR', window: 'P1M', budgetingMethod: 'RATIO_TIMESLICES' } as const;
  expect(sloInputOf(sliced, null)).toMatchObject({
    timeZone: 'Europe/Berlin',
    timeSliceTarget: null,
    timeSliceWindow: 'PT5M',
  });
});

test('a policy is sent whole, without lines that say nothing', () => {
  const draft = {
    ...sloDraftOf(null, 'UTC'),
    thresholds: [
      { below: 25 as const, action: 'Reliability first.', freezes: ['SPENDS' as const] },
      { below: '' as const, action: 'Nothing', freezes: [] },
      { below: 0 as const, action: ' ', freezes: [] },
    ],
    revisitOn: '2027-03-01',
  };
  expect(sloInputOf(draft, null).policy).toEqual({
    thresholds: [{ remainingBelow: 0.25, action: 'Reliability first.', freezes: ['SPENDS'] }],
    revisitOn: '2027-03-01',
  });
});
