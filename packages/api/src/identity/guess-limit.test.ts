import { guessLimit } from './guess-limit.ts';

let now = 0;
beforeEach(() => {
  now = 1_000_000;
});

test('ten wrong passwords for an e-mail in 15 minutes, from wherever, close it until the first is 15 minutes old', () => {
  const guesses = guessLimit(() => now);
  for (let i = 0; i < 10; i++) {
    expect(guesses.begin('a@example.com', `10.0.0.${i}`)).toBe(0);
    now += 1_000;
  }
  expect(guesses.begin('a@example.com', '10.0.0.99')).toBe(15 * 60 - 10);
  expect(guesses.begin('b@example.com', '10.0.0.99')).toBe(0);
  now += (15 * 60 - 10) * 1_000;
  expect(guesses.begin('a@example.com', '10.0.0.99')).toBe(0);
  expect(guesses.begin('a@example.com', '10.0.0.99')).toBe(1);
});

test('ten wrong passwords from one address close it for every e-mail', () => {
  const guesses = guessLimit(() => now);
  for (let i = 0; i < 10; i++) expect(guesses.begin(`${i}@example.com`, '10.0.0.1')).toBe(0);
  expect(guesses.begin('new@example.com', '10.0.0.1')).toBe(15 * 60);
  expect(guesses.begin('new@example.com', '10.0.0.2')).toBe(0);
});

test('a right password opens its e-mail again, and does not clean the address of others’ guesses', () => {
  const guesses = guessLimit(() => now);
  for (let i = 0; i < 9; i++) guesses.begin('a@example.com', '10.0.0.1');
  expect(guesses.begin('a@example.com', '10.0.0.1')).toBe(0);
  guesses.right('a@example.com', '10.0.0.1');
  expect(guesses.begin('a@example.com', '10.0.0.1')).toBe(0);
  expect(guesses.begin('a@example.com', '10.0.0.1')).toBeGreaterThan(0);
  expect(guesses.begin('a@example.com', '10.0.0.2')).toBe(0);
});

test('it remembers a bounded number of addresses', () => {
  const guesses = guessLimit(() => now);
  for (let i = 0; i < 10; i++) guesses.begin('a@example.com', '10.0.0.1');
  for (let i = 0; i < 60_000; i++) guesses.begin(`${i}@example.com`, `from ${i}`);
  expect(guesses.begin('a@example.com', '10.0.0.1')).toBe(0);
});
