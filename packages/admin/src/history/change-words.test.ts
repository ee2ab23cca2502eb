import { fieldWords, typeWords, valueWords, viaWords } from './change-words.ts';

test('names are said in words', () => {
  expect(fieldWords('productOwnerId')).toBe('product owner');
  expect(fieldWords('statusChangedAt')).toBe('status changed');
  expect(typeWords('ServiceLevelObjective')).toBe('Service level objective');
});

test.each([
  [null, 'nothing'],
  ['null', 'nothing'],
  ['[]', 'nothing'],
  ['"IN_PROGRESS"', 'in progress'],
  ['"EU"', 'EU'],
  ['0.999', '0.999'],
  ['true', 'yes'],
  ['{"date":"2027-01-01","resolution":"QUARTER","note":null}', 'date 2027-01-01, resolution quarter'],
  ['["RELIABILITY","COST"]', 'reliability, cost'],
  ['not json', 'not json'],
])('%s reads as %s', (json, words) => {
  expect(valueWords(json)).toBe(words);
});

test('an import is named by its source, and what was done here needs no words', () => {
  expect(viaWords('import:canny')).toBe('by import from canny');
  expect(viaWords('ui')).toBe('');
});
