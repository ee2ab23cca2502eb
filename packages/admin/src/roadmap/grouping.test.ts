import { groupsOf } from './grouping.ts';
import type { ItemRow } from './roadmap-query.ts';

const row = (id: string, more: Partial<ItemRow> = {}): ItemRow =>
  ({ id, kind: 'FEATURE', health: null, team: null, ...more }) as ItemRow;
const team = (slug: string) => ({ id: slug, slug, name: slug });
const input = (key: string) => ({ id: key, input: { id: key, metric: { id: key, key, name: key } } });
const shape = (rows: ItemRow[], by: Parameters<typeof groupsOf>[1]) =>
  groupsOf(rows, by).map(({ label, items }) => `${label}: ${items.map(({ id }) => id).join(' ')}`);

test('without a grouping all rows stand together', () => {
  expect(shape([row('a'), row('b')], undefined)).toEqual([': a b']);
});

test('groups stand in the order of what they are, and what has none stands last', () => {
  const rows = [
    row('a'),
    row('b', { team: team('Web') }),
    row('c', { team: team('App') }),
    row('d', { team: team('Web') }),
  ];
  expect(shape(rows, 'team')).toEqual(['App: c', 'Web: b d', 'No team: a']);
  const healths = [row('a'), row('b', { health: 'ON_TRACK' }), row('c', { health: 'OFF_TRACK' })];
  expect(shape(healths, 'health')).toEqual(['Off track: c', 'On track: b', 'No update yet: a']);
});

test('an item that serves several inputs stands under each, once', () => {
  const rows = [
    row('a', { alignments: [input('Speed'), input('Trust'), input('Trust')] }),
    row('b', { alignments: [] }),
  ];
  expect(shape(rows, 'input')).toEqual(['Speed: a', 'Trust: a', 'Serves no input of the North Star: b']);
});

test('every row stands somewhere', () => {
  const rows = [row('a', { kind: 'TECHNICAL_INVESTMENT' }), row('b')];
  for (const by of ['kind', 'team', 'input', 'period', 'health'] as const) {
    expect(
      groupsOf(rows, by)
        .flatMap(({ items }) => items.map(({ id }) => id))
        .sort(),
    ).toEqual(['a', 'b']);
  }
});
