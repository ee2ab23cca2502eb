import { faultAt, faultsOf } from './use-action.ts';

test('a refusal is found at its field, and one without a field is kept', () => {
  const faults = faultsOf({
    revision: '7',
    userErrors: [
      { field: ['title'], message: 'Give it a title.', code: 'REQUIRED' },
      { field: null, message: 'Not now.', code: 'FORBIDDEN' },
    ],
  });
  expect(faultAt(faults, 'title')).toBe('Give it a title.');
  expect(faultAt(faults, 'problem')).toBeUndefined();
  expect(faults[1]).toEqual({ field: [], message: 'Not now.', code: 'FORBIDDEN' });
});
