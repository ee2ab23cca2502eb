import { draftOf, inputOf } from './north-star-draft.ts';

test('an empty draft asks for everything', () => {
  const draft = draftOf(null);
  expect(draft).toMatchObject({ statement: '', metricKey: null, target: '', inputs: [] });
});

test('a draft becomes what the API takes: numbers as numbers, nothing as null', () => {
  const draft = {
    ...draftOf(null),
    statement: ' Cards arrive. ',
    metricKey: 'payers',
    target: '60',
    inputs: [{ id: 'a', metricKey: 'days', target: '', belief: ' Faster. ' }],
  };
  expect(inputOf(draft, true)).toEqual({
    amend: true,
    statement: 'Cards arrive.',
    why: null,
    metricKey: 'payers',
    baseline: null,
    target: 60,
    targetDate: null,
    inputs: [{ metricKey: 'days', target: null, belief: 'Faster.' }],
    guardrailKeys: [],
  });
});
