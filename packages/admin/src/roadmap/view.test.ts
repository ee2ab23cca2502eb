import { parseAddress, writeAddress } from '../app/address.ts';
import {
  filterOf,
  isFiltered,
  isRanked,
  isSameView,
  orderOf,
  type RoadmapView,
  stateOf,
  usualColumns,
  viewOf,
} from './view.ts';

test('a bare address is the table of what is open, by rank', () => {
  const view = viewOf({});
  expect(filterOf(view)).toEqual({ open: true });
  expect(orderOf(view)).toEqual({ by: 'RANK', direction: 'ASC' });
  expect(isFiltered(view)).toBe(false);
  expect(isRanked(view)).toBe(true);
});

test('a view survives the address and back', () => {
  const view: RoadmapView = {
    layout: 'board',
    search: 'card arrival',
    kind: ['FEATURE'],
    horizon: ['NOW', 'LATER'],
    team: ['payments', 'platform'],
    theme: 'card-arrival',
    closed: 'shown',
    group: 'team',
    columns: ['key', 'health', 'rank'],
    asOf: '2026-10-01',
  };
  expect(viewOf(parseAddress(writeAddress({ ...view })))).toEqual(expect.objectContaining(view));
});

test('what an address makes up is ignored', () => {
  const view = viewOf({ layout: 'cloud', kind: 'BUG', sort: 'MOOD', direction: 'SIDEWAYS', closed: 'maybe' });
  expect(filterOf(view)).toEqual({ open: true });
  expect(orderOf(view)).toEqual({ by: 'RANK', direction: 'ASC' });
});

test('asking for a closed status shows it although closed items are hidden', () => {
  expect(filterOf(viewOf({ status: 'DONE' }))).toEqual({ status: ['DONE'] });
});

test('a board is ranked whatever the table was sorted by', () => {
  expect(isRanked(viewOf({ sort: 'TARGET' }))).toBe(false);
  expect(isRanked(viewOf({ sort: 'TARGET', layout: 'board' }))).toBe(true);
});

test('grouped rows are not one order, so that a step up means nothing', () => {
  expect(isRanked(viewOf({ group: 'team' }))).toBe(false);
});

test('columns are shown as named, each once; the usual ones leave no trace', () => {
  expect(viewOf({ columns: 'title,rank,rank,health' }).columns).toEqual(['rank', 'health']);
  expect(viewOf({ columns: usualColumns.join() }).columns).toBeUndefined();
});

test('what a saved view keeps shows the same when it is opened', () => {
  const view = viewOf({ layout: 'board', team: 'cards', create: 'item' });
  expect(isSameView(viewOf(stateOf(view)), view)).toBe(true);
  expect(isSameView(viewOf({}), view)).toBe(false);
});
