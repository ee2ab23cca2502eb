import { durationWords, objectiveWords, windowWords } from './slo-words.ts';

test('an objective keeps all its digits', () => {
  expect(objectiveWords(0.999)).toBe('99.9%');
  expect(objectiveWords(0.99995)).toBe('99.995%');
});

test.each([
  ['P28D', 'ROLLING', 'over 28 days'],
  ['P1D', 'ROLLING', 'over 1 day'],
  ['PT6H', 'ROLLING', 'over 6 hours'],
  ['P1M', 'CALENDAR', 'a calendar month'],
  ['P3M', 'CALENDAR', 'each 3 calendar months'],
  ['P1DT2H', 'ROLLING', 'over P1DT2H'],
] as const)('%s %s is %s', (window, type, words) => {
  expect(windowWords(window, type)).toBe(words);
});

test.each([
  ['PT1H', '1 hour'],
  ['PT5M', '5 minutes'],
  ['P3D', '3 days'],
  ['P1DT6H', '1 day 6 hours'],
  ['PT1H30M', '1 hour 30 minutes'],
  ['PT52.5S', '53 seconds'],
  ['P1M', 'P1M'],
])('%s lasts %s', (duration, words) => {
  expect(durationWords(duration)).toBe(words);
});
