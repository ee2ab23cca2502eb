import { slugOf } from './slug.ts';
import { sortedBy, themeFilterOf, themeOrderOf, themesViewOf } from './themes-view.ts';

test('a bare address lists the themes that most customers have', () => {
  expect(themeOrderOf(themesViewOf({}))).toEqual({ by: 'CUSTOMER_COUNT', direction: 'DESC' });
  expect(themeFilterOf(themesViewOf({}))).toEqual({});
});

test('the filters of an address are those of the API', () => {
  const view = themesViewOf({ search: 'card', status: 'ACTIVE,MADE_UP' });
  expect(themeFilterOf(view)).toEqual({ search: 'card', status: ['ACTIVE'] });
});

test('the same column again turns the order round', () => {
  const byName = sortedBy(themesViewOf({}), 'NAME');
  expect(themeOrderOf(byName)).toEqual({ by: 'NAME', direction: 'DESC' });
  expect(themeOrderOf(sortedBy(byName, 'NAME'))).toEqual({ by: 'NAME', direction: 'ASC' });
  expect(themeOrderOf(sortedBy(byName, 'CUSTOMER_COUNT')).by).toBe('CUSTOMER_COUNT');
});

test.each([
  ['Card arrival', 'card-arrival'],
  ['card_arrival', 'card-arrival'],
  ['  Ｃard　arrival! ', 'card-arrival'],
  ['Überweisung (SEPA)', 'überweisung-sepa'],
])('the slug of “%s” is %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
