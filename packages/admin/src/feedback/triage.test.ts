import { excerptOf, linesOf } from './excerpt.ts';
import { nextAfter, stepFrom } from './queue.ts';
import { feedbackFilterOf, feedbackOrderOf, isUnthemed, narrowsTriage, triageViewOf } from './triage-view.ts';

test('a bare address lists what has no theme yet, the most alike together', () => {
  const view = triageViewOf({});
  expect(feedbackFilterOf(view)).toEqual({ themed: false });
  expect(feedbackOrderOf(view)).toEqual({ by: 'SIMILARITY', direction: 'ASC' });
  expect(narrowsTriage(view)).toBe(false);
});

test('an address is read into the filter of the API, and what it does not know is ignored', () => {
  const view = triageViewOf({ queue: 'all', source: 'a,b', importance: 'CRITICAL,LOUD', search: 'card', order: 'odd' });
  expect(feedbackFilterOf(view)).toEqual({ source: ['a', 'b'], importance: ['CRITICAL'], search: 'card' });
  expect(feedbackOrderOf(view)).toEqual({ by: 'SUBMITTED_AT', direction: 'DESC' });
  expect(isUnthemed(view)).toBe(false);
});

test('the entries of a theme are not those without one', () => {
  expect(feedbackFilterOf(triageViewOf({ theme: 'card-arrival' }))).toEqual({ themeSlug: ['card-arrival'] });
});

test.each([
  [['a', 'b', 'c'], 'b', ['b'], 'c'],
  [['a', 'b', 'c'], 'a', ['a', 'b'], 'c'],
  [['a', 'b', 'c'], 'c', ['c'], 'b'],
  [['a'], 'a', ['a'], undefined],
  [['a', 'b'], undefined, ['a'], 'b'],
  [[], undefined, [], undefined],
])('of %j, leaving %s with %j, comes %s', (ids, current, gone, next) => {
  expect(nextAfter(ids, current, gone)).toBe(next);
});

test('a step ends at the ends of the list', () => {
  expect(stepFrom(['a', 'b'], 'b', 1)).toBe('b');
  expect(stepFrom(['a', 'b'], 'b', -1)).toBe('a');
  expect(stepFrom(['a', 'b'], 'gone', 1)).toBe('a');
  expect(stepFrom([], undefined, 1)).toBeUndefined();
});

test.each([
  ['<p>Two <b>weeks</b>&nbsp;&amp; no card</p>', 'Two weeks & no card'],
  ['a < b and c > d', 'a < b and c > d'],
  ['&#1605;رحبا', 'مرحبا'],
  ['&#99999999999;', '\u{10ffff}'],
  ['x'.repeat(300), `${'x'.repeat(180)}…`],
])('the excerpt of %j is %j', (text, words) => {
  expect(excerptOf(text)).toBe(words);
});

test('a title that the body begins with is not said twice', () => {
  expect(linesOf({ title: 'No card', body: 'No card after two weeks' })).toEqual({
    first: 'No card after two weeks',
    rest: '',
  });
  expect(linesOf({ title: 'No card', body: '<p>After two weeks</p>' })).toEqual({
    first: 'No card',
    rest: 'After two weeks',
  });
});
