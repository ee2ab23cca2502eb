import { contentTypeOf, type ImportSettings, importAddress, sourceOf } from './import-address.ts';

const settings: ImportSettings = {
  kind: 'feedback',
  source: 'canny',
  map: {},
  createMissingThemes: false,
  defaultSubmittedAt: '',
  timeZone: '',
  defaultKind: null,
  lenient: false,
  allOrNothing: false,
};

test('a dry run says so, and so does the run in earnest', () => {
  expect(importAddress(settings, 'a.csv', true)).toBe('/import/feedback?source=canny&fileName=a.csv&dryRun=true');
  expect(importAddress(settings, 'a.csv', false)).toBe('/import/feedback?source=canny&fileName=a.csv&dryRun=false');
});

test('all that was set goes along', () => {
  const set = {
    ...settings,
    map: { 'Post Title': 'title', Votes: '' },
    createMissingThemes: true,
    defaultSubmittedAt: '2026-11-22',
    timeZone: 'Europe/Berlin',
  };
  const parameters = new URL(importAddress(set, 'a b.csv', true), 'http://localhost').searchParams;
  expect(Object.fromEntries(parameters)).toEqual({
    source: 'canny',
    fileName: 'a b.csv',
    dryRun: 'true',
    map: 'Post Title=title',
    createMissingThemes: 'true',
    defaultSubmittedAt: '2026-11-22T00:00:00Z',
    timeZone: 'Europe/Berlin',
  });
});

test('what only feedback knows is not said of a roadmap', () => {
  const roadmap = {
    ...settings,
    kind: 'roadmap' as const,
    createMissingThemes: true,
    defaultSubmittedAt: '2026-11-22',
  };
  expect(importAddress(roadmap, 'a.csv', true)).toBe('/import/roadmap?source=canny&fileName=a.csv&dryRun=true');
  const named = { ...roadmap, defaultKind: 'FEATURE' as const };
  expect(importAddress(named, 'a.csv', true)).toContain('&defaultKind=FEATURE');
});

test('what definitions and measurements know is said of them', () => {
  const strict = { ...settings, allOrNothing: true, lenient: true, timeZone: 'Europe/Berlin' };
  expect(importAddress({ ...strict, kind: 'slo' }, 'a.yaml', true)).toBe(
    '/import/slo?source=canny&fileName=a.yaml&dryRun=true&lenient=true&errorPolicy=REJECT_EVERYTHING',
  );
  expect(importAddress({ ...strict, kind: 'measurements', allOrNothing: false }, 'a.csv', true)).toBe(
    '/import/measurements?source=canny&fileName=a.csv&dryRun=true&timeZone=Europe%2FBerlin',
  );
});

test.each([
  ['a.csv', 'text/csv'],
  ['a.yml', 'application/yaml'],
  ['a.ndjson.gz', 'application/x-ndjson'],
  ['A.JSON', 'application/json'],
  ['a.ndjson', 'application/x-ndjson'],
  ['a.jsonl', 'application/x-ndjson'],
  ['table', 'text/csv'],
])('the type of %s is %s', (name, type) => {
  expect(contentTypeOf(name)).toBe(type);
});

test.each([
  ['Canny export 2026-11.csv', 'canny-export'],
  ['zendesk_tickets.ndjson', 'zendesk-tickets'],
  ['2026.csv', 'file'],
])('a source is proposed from %s', (name, source) => {
  expect(sourceOf(name)).toBe(source);
});
