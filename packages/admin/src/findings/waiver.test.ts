import { waiverOf, waiverWaiting } from './waiver.ts';

const base = {
  id: 'f',
  severity: 'WARNING',
  message: 'Nobody signed it.',
  because: [],
  since: null,
  waivedBy: null,
} as const;
const finding = { ...base, because: [], rule: 'SLO_NOT_AGREED' as const };

test('a waiver begins with the rule, the question and what it is about', () => {
  const slo = { __typename: 'ServiceLevelObjective', id: 's1', slug: 'pay', name: 'Payments' } as const;
  expect(waiverOf({ ...finding, subject: slo })).toMatchObject({
    kind: 'WAIVER',
    question: 'Shall we set aside: Nobody signed it.',
    waivesFindings: ['SLO_NOT_AGREED'],
    slos: [{ value: 's1', label: 'Payments' }],
  });
  const team = { __typename: 'Team', id: 't1', slug: 'cards', name: 'Cards' } as const;
  expect(waiverOf({ ...finding, rule: 'COVER_GAP', subject: team })).toMatchObject({ teamSlugs: ['cards'] });
});

test('what a decision cannot be about is not waived', () => {
  const star = { __typename: 'NorthStar', id: 'n1', statement: 'Save.' } as const;
  expect(waiverOf({ ...finding, rule: 'NORTH_STAR_NOT_AGREED', subject: star })).toBeNull();
});

test('a waiver that waits for signatures is found by its rule and subject', () => {
  const about = { items: [{ id: 'i1' }], themes: [], slos: [], teams: [], periods: [] };
  const waivers = [{ id: 'd', identifier: 'D-4', waivesFindings: ['NO_SUCCESS_METRIC' as const], ...about }];
  const item = { __typename: 'RoadmapItem', id: 'i1', identifier: 'WM-1', title: 'One' } as const;
  expect(waiverWaiting({ rule: 'NO_SUCCESS_METRIC', subject: item }, waivers)).toBe('D-4');
  expect(waiverWaiting({ rule: 'STALE_HEALTH', subject: item }, waivers)).toBeUndefined();
  expect(waiverWaiting({ rule: 'NO_SUCCESS_METRIC', subject: { ...item, id: 'i2' } }, waivers)).toBeUndefined();
});
