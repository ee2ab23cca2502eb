import { slugOf } from './slug.ts';
import { treeOf } from './theme-tree.ts';
import { narrowsThemes, sortedBy, themeFilterOf, themeOrderOf, themesViewOf } from './themes-view.ts';

test('a bare address lists the themes that most customers have', () => {
  expect(themeOrderOf(themesViewOf({}))).toEqual({ by: 'CUSTOMER_COUNT', direction: 'DESC' });
  expect(themeFilterOf(themesViewOf({}))).toEqual({});
});

test('the filters of an address are those of the API', () => {
  const view = themesViewOf({ search: 'card', status: 'ACTIVE,MADE_UP' });
  expect(themeFilterOf(view)).toEqual({ search: 'card', status: ['ACTIVE'] });
});

test('what open work answers, and whom it hurts, narrow the list', () => {
  const view = themesViewOf({ answered: 'no', kind: 'INTERNAL_TEAM', layout: 'tree' });
  expect(themeFilterOf(view)).toEqual({ hasOpenItem: false, customerKind: ['INTERNAL_TEAM'] });
  expect(narrowsThemes(view)).toBe(true);
  expect(narrowsThemes(themesViewOf({ layout: 'tree' }))).toBe(false);
});

const theme = (id: string, parent?: string) => ({ id, parent: parent ? { id: parent } : null });
const shape = (themes: ReturnType<typeof theme>[], closed: string[] = []) =>
  treeOf(themes, new Set(closed)).map(({ theme: { id }, depth, children }) => `${'-'.repeat(depth)}${id}${children}`);

test('narrower themes stand under the wider ones, each in the order of the list', () => {
  const themes = [theme('b', 'a'), theme('c'), theme('a'), theme('d', 'b'), theme('e', 'a')];
  expect(shape(themes)).toEqual(['c0', 'a2', '-b1', '--d0', '-e0']);
  expect(shape(themes, ['a'])).toEqual(['c0', 'a2']);
});

test('a theme whose wider one is not listed stands at the top, and none is lost to a circle', () => {
  expect(shape([theme('b', 'gone')])).toEqual(['b0']);
  expect(shape([theme('a', 'b'), theme('b', 'a')])).toHaveLength(2);
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
