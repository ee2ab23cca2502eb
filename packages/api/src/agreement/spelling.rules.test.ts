import fc from 'fast-check';
import { isSameButSpelling } from './spelling.rules.ts';

test.each([
  ['We recieve it', 'We receive it'],
  ['We comit to it', 'We commit to it'],
  ['we decline', 'We   decline.'],
  ['Café first', 'Cafe first'],
  ['Dont stop', 'Don’t stop'],
  ['Yes , later', 'Yes, later'],
  ['Declinig it – for now', 'Declining it, for now'],
])('%j and %j are the same but for spelling', (before, after) => {
  expect(isSameButSpelling(before, after)).toBe(true);
  expect(isSameButSpelling(after, before)).toBe(true);
});

test.each([
  ['We can', 'We can’t'],
  ['We do it now', 'We do it not'],
  ['Accept it', 'Reject it'],
  ['Enable it', 'Disable it'],
  ['In 5 days', 'In 6 days'],
  ['By 1.5 %', 'By 15 %'],
  ['By -5', 'By 5'],
  ['Q1', 'Q2'],
  ['Below <5', 'Below >5'],
  ['100 €', '100 $'],
  ['Do it', 'Do it all'],
  ['Something', ''],
  ['million', 'billion'],
])('%j and %j say different things', (before, after) => {
  expect(isSameButSpelling(before, after)).toBe(false);
  expect(isSameButSpelling(after, before)).toBe(false);
});

test('it is the same both ways, and of a text with itself', () => {
  const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.lorem());
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      expect(isSameButSpelling(one, one)).toBe(true);
      expect(isSameButSpelling(` ${one}\n`, one)).toBe(true);
      expect(isSameButSpelling(one, other)).toBe(isSameButSpelling(other, one));
    }),
  );
});
