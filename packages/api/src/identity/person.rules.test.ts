import fc from 'fast-check';
import { awayIssues, emailIssues, emailOf } from './person.rules.ts';

test('an address has one spelling, however it is typed', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (email) => {
      expect(emailOf(` ${email.toUpperCase()}\n`)).toBe(emailOf(email));
      expect(emailOf(emailOf(email))).toBe(emailOf(email));
    }),
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => emailOf(emailOf(text)) === emailOf(text)));
});

test.each(['a@b', 'ada@example.com', 'ada+x@mail.example.co.uk', 'j.ö@bücher.example'])('%s is an address', (email) => {
  expect(emailIssues(email)).toEqual([]);
});

test.each(['a', '@b', 'a@', 'a@b@c', 'a b@c', '"a"@b', 'Ada <ada@example.com>'])('%s is no address', (email) => {
  expect(emailIssues(email)).toMatchObject([{ code: 'INVALID', field: ['email'] }]);
});

test('an address is bounded', () => {
  expect(emailIssues(`${'a'.repeat(320)}@b`)).toMatchObject([{ code: 'INVALID', field: ['email'] }]);
});

test('a day away may be one day, and each span that runs backwards is named', () => {
  const away = [
    { from: '2026-12-24', to: '2026-12-24' },
    { from: '2027-01-02', to: '2027-01-01' },
    { from: '2027-02-01', to: '2026-12-31' },
  ];
  expect(awayIssues(away).map(({ field }) => field)).toEqual([
    ['away', '1', 'to'],
    ['away', '2', 'to'],
  ]);
});
