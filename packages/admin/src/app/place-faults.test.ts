import { placeFaults } from './place-faults.ts';

test('a fault stands at its field, under the name that the form gives it; what has none comes back', () => {
  const shown: Record<string, string> = {};
  const form = {
    values: { name: '', from: '' },
    setFieldError: (field: string, message: string) => {
      shown[field] = message;
    },
  };
  const faults = [
    { field: ['name'], message: 'Name it.', code: 'REQUIRED' },
    { field: ['startsAt'], message: 'Later.', code: 'INVALID' },
    { field: ['secret'], message: 'Too short.', code: 'INVALID' },
    { field: [], message: 'Not now.', code: 'FORBIDDEN' },
  ];
  expect(placeFaults(faults, form, { startsAt: 'from' })).toBe('Too short. Not now.');
  expect(shown).toEqual({ name: 'Name it.', from: 'Later.' });
  expect(placeFaults([], form)).toBeNull();
});
