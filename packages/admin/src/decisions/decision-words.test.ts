import { triggerWords, waivable } from './decision-words.ts';

test('a trigger says what is compared with what', () => {
  expect(triggerWords('ABOVE', 5, 'metric')).toBe('is above 5');
  expect(triggerWords('BELOW', 0.2, 'slo')).toBe('has below 20% of its budget left');
  expect(triggerWords('ABOVE', 40, 'theme')).toBe('has more than 40 entries');
});

test('agreement is not waived', () => {
  expect(waivable).not.toContain('AGREED');
  expect(waivable).toContain('EVIDENCED');
});
