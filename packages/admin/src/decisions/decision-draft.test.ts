import { draftOf, inputOf } from './decision-draft.ts';

const prefill = {
  kind: 'WAIVER',
  waivesFindings: ['NO_SUCCESS_METRIC'],
  items: [{ value: 'item-1', label: 'WM-1' }],
  teamSlugs: ['cards'],
  supersedes: { id: 'd-1', identifier: 'D-1' },
} as const;
const begun = {
  ...prefill,
  items: [...prefill.items],
  waivesFindings: [...prefill.waivesFindings],
  teamSlugs: ['cards'],
};

test('what it is begun with is sent as it came', () => {
  const input = inputOf({ ...draftOf(begun), question: 'Why?', outcome: 'So.', rationale: 'Because.' }, begun);
  expect(input).toMatchObject({
    kind: 'WAIVER',
    itemIds: ['item-1'],
    teamSlugs: ['cards'],
    waives: [],
    waivesFindings: ['NO_SUCCESS_METRIC'],
    supersedesId: 'd-1',
    gaveUp: undefined,
    revisitOn: undefined,
  });
});

test('only a waiver waives, empty options and triggers are left out, and a budget is sent as a share', () => {
  const draft = {
    ...draftOf(begun),
    kind: 'TRADE_OFF' as const,
    options: [
      { title: 'Buy', pros: '', cons: '', chosen: true },
      { title: ' ', pros: '', cons: '', chosen: false },
    ],
    triggers: [
      { of: 'slo:card:payments', comparison: 'BELOW' as const, value: 20 },
      { of: 'metric:card-days', comparison: 'ABOVE' as const, value: 5 },
      { of: '', comparison: 'ABOVE' as const, value: 5 },
      { of: 'theme:card', comparison: 'ABOVE' as const, value: '' as const },
    ],
  };
  const input = inputOf(draft, begun);
  expect(input.waivesFindings).toBeUndefined();
  expect(input.options).toHaveLength(1);
  expect(input.revisitWhen).toEqual([
    { sloSlug: 'card:payments', comparison: 'BELOW', value: 0.2 },
    { metricKey: 'card-days', comparison: 'ABOVE', value: 5 },
  ]);
});
