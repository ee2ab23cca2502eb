import fc from 'fast-check';
import { sendFile } from '../imports/testing/sending.ts';
import { tokenWith } from '../testing/callers.ts';
import { makeItem, mutate } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
let elsewhere: World;
beforeAll(async () => {
  world = await startWorld();
  elsewhere = await startWorld();
});
afterAll(() => Promise.all([world.stop(), elsewhere.stop()]));

const types = { csv: 'text/csv', ndjson: 'application/x-ndjson', json: 'application/json' };
type Format = keyof typeof types;
const everyFormat = Object.keys(types) as Format[];

async function exported(from: World, path: string, query: string): Promise<string> {
  const response = await from.fetch(`/export/${path}?${query}`);
  expect(response.status).toBe(200);
  return response.text();
}

async function bringIn(into: World, kind: 'roadmap' | 'feedback' | 'themes', format: Format, file: string, more = '') {
  const run = await sendFile(into, kind as 'roadmap', `source=moved&dryRun=false${more}`, file, {
    'content-type': types[format],
  });
  expect(run).toMatchObject({ httpStatus: 200, totals: { failed: 0 } });
  return run;
}

const text = fc
  .string({
    unit: fc.constantFrom('a', 'É', ' ', '"', "'", '=', '-', '+', '@', ',', ';', '|', '\n', '[', '\\', '日', '😀'),
  })
  .map((word) => `${word}x`.trim());
const list = fc.uniqueArray(text, { maxLength: 3 });
const day = fc.record({
  date: fc.constantFrom('2027-01-31', '2027-08-01', '2028-02-29'),
  resolution: fc.constantFrom('DAY', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'),
});
const links = fc.array(
  fc.record({ label: text, url: fc.constantFrom('https://a.example/x;y', 'http://b.example/?q=a|b') }),
  {
    maxLength: 2,
  },
);

test('themes, then the roadmap, come out elsewhere as they went in, in every format', async () => {
  const themes = [
    { slug: 'wide', name: 'Wide; and, "far"', status: 'ACTIVE', summary: '=SUM(A1)', problem: "It's\nlong" },
    { slug: 'within', name: '-within', parentSlug: 'wide', rules: ['one word', 'other words'] },
  ];
  for (const theme of themes) await mutate(world, 'themeSave', 'ThemeInput', 'theme { id }', theme);
  await mutate(world, 'teamSave', 'TeamInput', 'team { id }', { slug: 'core', name: 'The Core' });
  const item = fc.record({
    title: text,
    problem: text,
    outcome: text,
    description: fc.option(text),
    kind: fc.constantFrom('FEATURE', 'TECHNICAL_INVESTMENT'),
    valueDrivers: fc.uniqueArray(fc.constantFrom('RELIABILITY', 'COST'), { maxLength: 2 }),
    horizon: fc.constantFrom('NOW', 'NEXT', 'LATER'),
    labels: list,
    teamSlug: fc.option(fc.constant('core')),
    start: fc.option(day),
    target: fc.option(day),
    effort: fc.option(fc.constant({ low: 0.5, likely: 2, high: 7.25 })),
    themeSlugs: fc.uniqueArray(fc.constantFrom('wide', 'within')),
    links,
    externalRef: fc.option(fc.constant(null)),
  });
  const [first, ...others] = fc.sample(item, { numRuns: 12, seed: 7 });
  const made = await makeItem(world, { ...first, externalRef: { source: 'jira', externalId: '=J-1' } });
  for (const each of others) await makeItem(world, each);
  const part = { itemId: made.id, kind: 'ROLLOUT', value: '+1, and "more"' };
  for (const more of [
    {
      title: '@first',
      target: { date: '2027-05-01', resolution: 'QUARTER' },
      delivered: true,
      outcome: 'Learnt; much',
    },
    { title: 'second', dropped: true, effortPersonWeeks: 1.5 },
  ]) {
    await mutate(world, 'milestoneSave', 'MilestoneSaveInput', 'roadmapItem { id }', { ...part, ...more });
  }
  const closed = [{ externalId: 'old', title: 'Old', kind: 'FEATURE', problem: 'P', outcome: 'O', status: 'DONE' }];
  await bringIn(world, 'roadmap', 'json', JSON.stringify(closed));
  await mutate(world, 'roadmapItemMove', 'RoadmapItemMoveInput', 'revision', {
    id: (await world.ask('{ roadmap { items(last: 2) { nodes { id rank } } } }')).data.roadmap.items.nodes[0].id,
    beforeId: made.id,
  });

  for (const format of everyFormat) {
    const target = format === 'csv' ? elsewhere : await startWorld();
    const [themeFile, itemFile] = [
      await exported(world, 'themes', `format=${format}`),
      await exported(world, 'roadmap', `format=${format}`),
    ];
    await bringIn(target, 'themes', format, themeFile);
    const run = await bringIn(target, 'roadmap', format, itemFile);
    expect(run.totals).toMatchObject({ created: 13 });
    expect(await exported(target, 'themes', `format=${format}`)).toBe(themeFile);
    expect(await exported(target, 'roadmap', `format=${format}`)).toBe(itemFile);
    expect((await bringIn(target, 'roadmap', format, itemFile, '&map=')).totals).toMatchObject({ unchanged: 13 });
    expect((await bringIn(world, 'roadmap', format, itemFile)).totals).toMatchObject({ unchanged: 13 });
    if (target !== elsewhere) await target.stop();
  }
}, 60_000);

test('feedback comes out elsewhere as it went in', async () => {
  const entry = fc.record({
    external_id: fc.uuid(),
    title: fc.option(text),
    body: text,
    submitted_at: fc.constantFrom('2024-01-01T00:00:00Z', '2024-05-05T05:05:05.005Z'),
    customer_name: fc.constantFrom('', 'Ann', 'Bob "B", Ltd.'),
    annual_revenue: fc.constantFrom('', '1234.5'),
    importance: fc.constantFrom('CRITICAL', 'IMPORTANT'),
    sentiment: fc.constantFrom('', 'NEGATIVE'),
    language: fc.constantFrom('', 'de'),
    tags: list,
    themes: fc.uniqueArray(fc.constantFrom('wide', 'sync'), { maxLength: 2 }),
  });
  const rows = fc.sample(entry, { numRuns: 450, seed: 9 });
  await bringIn(world, 'feedback', 'json', JSON.stringify(rows), '&createMissingThemes=true');
  for (const format of ['csv', 'ndjson'] as const) {
    const file = await exported(world, 'feedback', `source=moved&format=${format}`);
    const run = await bringIn(elsewhere, 'feedback', format, file, '&createMissingThemes=true');
    expect(run.totals.created + run.totals.unchanged).toBe(450);
    expect(await exported(elsewhere, 'feedback', `source=moved&format=${format}`)).toBe(file);
  }
}, 60_000);

test('callers without READ_FEEDBACK get what tells nothing of a person, and hear so', async () => {
  const token = await tokenWith(world, ['READ']);
  const response = await world.fetch('/export/feedback', { headers: { authorization: `Bearer ${token}` } });
  expect(response.headers.get('waymark-redacted')).toBe('true');
  const file = await response.text();
  expect(file.slice(0, 80)).toMatch(/^source,submitted_at,importance,sentiment,language,themes\r\n/);
  expect(file.split('\r\n')).toHaveLength(452);
  expect(file).not.toContain('Ann');
  const whole = await world.fetch('/export/feedback');
  expect(whole.headers.get('waymark-redacted')).toBeNull();
});

test('filters choose; nobody and nonsense is refused by name', async () => {
  const open = await exported(world, 'roadmap', 'format=ndjson&open=false');
  expect(
    open
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).title),
  ).toEqual(['Old']);
  expect(await exported(world, 'roadmap', 'format=json&label=nowhere')).toBe('[]\n');
  expect(
    (await exported(world, 'feedback', 'format=ndjson&from=2024-02-01&to=2024-05-05')).split('\n').length,
  ).toBeLessThan(400);
  const refused = async (query: string) => {
    const response = await world.fetch(`/export/roadmap?${query}`);
    return [response.status, ((await response.json()) as { error: unknown }).error];
  };
  expect(await refused('format=xls')).toMatchObject([
    400,
    { code: 'INVALID', field: ['format'], message: expect.stringContaining('csv, ndjson, json') },
  ]);
  expect(await refused('colour=red')).toMatchObject([400, { field: ['colour'] }]);
  expect(await refused('status=maybe')).toMatchObject([400, { field: ['status'] }]);
  expect(await refused('open=1&open=2')).toMatchObject([400, { field: ['open'] }]);
  expect((await fetch(`${world.url}/export/roadmap`)).status).toBe(401);
  const measuring = await tokenWith(world, ['MEASURE']);
  const response = await world.fetch('/export/roadmap', { headers: { authorization: `Bearer ${measuring}` } });
  expect(response.status).toBe(403);
});

test('a reader who leaves in the middle gives its connection back', async () => {
  for (let round = 0; round < 12; round++) {
    const leaving = new AbortController();
    const response = await world.fetch('/export/feedback', { signal: leaving.signal });
    await response.body!.getReader().read();
    leaving.abort();
  }
  expect((await exported(world, 'feedback', 'format=csv')).split('\r\n')).toHaveLength(452);
});
