import { readFileSync } from 'node:fs';
import path from 'node:path';
import { tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';
import { countsOf, rowsOf, sendFile } from './testing/sending.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const items = `query { roadmap { items(first: 100, filter: { label: ["mine"] }) { nodes {
  title problem outcome status rank version kind horizon team { slug } links { label url } start { label } target { label }
  themes { slug } externalRefs { source externalId } milestones { title kind value position target { label } deliveredAt } } } } }`;

const mine = async () => (await world.ask(items)).data.roadmap.items.nodes;

test('432 Kubernetes proposals come in whole; repeated ids are named, and again changes nothing', async () => {
  const file = readFileSync(path.join(__dirname, '../../testdata/kubernetes-keps/roadmap-import.ndjson'));
  const headers = { 'content-type': 'application/x-ndjson' };
  const dry = await sendFile(world, 'roadmap', 'source=kep', file, headers);
  expect(dry.totals).toMatchObject({ rows: 432, created: 429, duplicate: 3, failed: 0 });
  const run = await sendFile(world, 'roadmap', 'source=kep&dryRun=false', file, headers);
  expect(run.totals).toEqual(dry.totals);
  expect(await countsOf(world)).toMatchObject({ items: 429, teams: 20 });
  expect((await rowsOf(world, run, ['DUPLICATE']))[0]).toMatchObject({
    line: 196,
    warnings: [{ code: 'DUPLICATE_IN_FILE', message: 'It has the external id of line 78.' }],
  });
  const again = await sendFile(world, 'roadmap', 'source=kep&dryRun=false', file, headers);
  expect(again.totals).toMatchObject({ unchanged: 429, duplicate: 3, created: 0, updated: 0 });
  const { data } = await world.ask(
    '{ roadmap { items(first: 100, filter: { open: true }) { totalCount nodes { rank } } } }',
  );
  expect(data.roadmap.items.nodes.map(({ rank }: { rank: number }) => rank)).toEqual(
    Array.from({ length: 100 }, (_, index) => index + 1),
  );
});

const send = (rows: object[], query = 'source=jira&dryRun=false') =>
  sendFile(world, 'roadmap', query, JSON.stringify(rows), { 'content-type': 'application/json' });

test('an item arrives in the status that it has, and changes as its source does', async () => {
  const one = { externalId: 'J-1', title: 'Sync', kind: 'feature', labels: ['mine'], problem: 'P', outcome: 'O' };
  const first = await send([
    {
      ...one,
      status: 'in progress',
      team: 'Core Apps',
      target: '2027-Q1',
      start: '2026-H2',
      url: 'https://jira/J-1',
      milestones: [
        { title: 'Trial', target: '2026-12', delivered: true },
        { title: 'All', value: 'Everyone syncs', kind: 'ROLLOUT' },
      ],
    },
  ]);
  expect(first.totals).toMatchObject({ created: 1, warnings: 1 });
  expect((await rowsOf(world, first))[0]).toMatchObject({
    warnings: expect.arrayContaining([
      expect.objectContaining({ column: 'team', code: 'UNKNOWN_VALUE' }),
      expect.objectContaining({ column: 'status', code: 'GUARD_UNMET' }),
    ]),
    subject: {},
  });
  expect(await mine()).toMatchObject([
    {
      status: 'IN_PROGRESS',
      version: 1,
      horizon: 'LATER',
      team: { slug: 'core-apps' },
      target: { label: 'Q1 2027' },
      start: { label: 'H2 2026' },
      links: [{ label: 'jira', url: 'https://jira/J-1' }],
      externalRefs: [{ source: 'jira', externalId: 'J-1' }],
      milestones: [
        { title: 'Trial', position: 1, target: { label: 'December 2026' } },
        { title: 'All', kind: 'ROLLOUT' },
      ],
    },
  ]);
  const second = await send([
    { ...one, title: 'Sync all', status: 'done', milestones: [{ title: 'Later', value: 'More' }] },
  ]);
  expect(second.totals).toMatchObject({ updated: 1 });
  expect(await mine()).toMatchObject([
    {
      title: 'Sync all',
      status: 'DONE',
      rank: null,
      version: 2,
      target: { label: 'Q1 2027' },
      milestones: [{}, {}, { title: 'Later', position: 3 }],
    },
  ]);
  await send([{ ...one, status: 'PAUSED', team: '' }]);
  const [paused] = await mine();
  expect(paused).toMatchObject({ status: 'PAUSED', version: 3, team: null });
  expect(paused.rank).toBeGreaterThan(0);
});

test('what cannot be taken is named; a missing kind only where the run names none', async () => {
  const rows = [
    { externalId: 'K-1', title: 'No kind' },
    { title: 'No id', kind: 'FEATURE' },
    { externalId: 'K-3', title: ' ', kind: 'chore', status: 'maybe', target: '2027-02-30', themes: ['nowhere'] },
    {
      externalId: 'K-4',
      title: 'Milestones',
      kind: 'FEATURE',
      milestones: [{ title: 'A' }, { title: 'A' }, { kind: 'X' }],
    },
    { externalId: 'K-5', title: 'Theme', kind: 'FEATURE', themes: ['nowhere'] },
    { externalId: 'K-6', title: 'Team', kind: 'FEATURE', team: '\ufdfa'.repeat(300) },
  ];
  const run = await send(rows, 'source=bad&dryRun=false');
  expect(run.failedRows.map(({ errors }) => errors.map(({ column, code }) => `${column} ${code}`))).toEqual([
    ['kind REQUIRED'],
    ['externalId REQUIRED'],
    ['kind UNKNOWN_VALUE', 'status UNKNOWN_VALUE', 'target INVALID', 'title REQUIRED'],
    ['milestones REQUIRED', 'milestones INVALID'],
    ['themes UNKNOWN_THEME'],
    ['team INVALID'],
  ]);
  const helped = await send(rows.slice(0, 1), 'source=bad&defaultKind=FEATURE');
  expect(helped.totals).toMatchObject({ created: 1, warnings: 1 });
  expect((await rowsOf(world, helped))[0]!.warnings.map(({ column }) => column)).toEqual(['problem', 'outcome']);
});

test('halves of surrogate pairs and odd names of milestones break nothing', async () => {
  const milestones = [
    { title: 'half \ud83d', value: '{"a"}' },
    { title: '__proto__', delivered: false },
    'just a title',
  ];
  const rows = [{ externalId: 'S-\ud83d', title: 'half \ud83d', kind: 'FEATURE', milestones, labels: ['\udc00'] }];
  const run = await send(rows, 'source=odd&dryRun=false');
  expect(run).toMatchObject({ httpStatus: 200, totals: { created: 1, failed: 0 } });
  expect((await send(rows, 'source=odd&dryRun=false')).totals).toMatchObject({ unchanged: 1 });
});

const importItems = `mutation ($input: RoadmapImportInput!) { roadmapImport(input: $input) {
  importRun { status kind totals { created updated unchanged failed } message } userErrors { code field } } }`;

test('rows of a mutation take the same way; PLAN is needed beside IMPORT', async () => {
  const rows = [{ externalId: 'G-1', title: 'By mutation', kind: 'TECHNICAL_INVESTMENT', valueDrivers: ['COST'] }];
  const input = { source: 'graph', rows };
  const dry = await world.ask(importItems, { input });
  expect(dry.data.roadmapImport.importRun).toMatchObject({
    status: 'COMPLETED',
    kind: 'ROADMAP',
    totals: { created: 1 },
  });
  const real = await world.ask(importItems, { input: { ...input, dryRun: false } });
  expect(real.data.roadmapImport).toMatchObject({ importRun: { totals: { created: 1, failed: 0 } }, userErrors: [] });
  const again = await world.ask(importItems, { input: { ...input, dryRun: false } });
  expect(again.data.roadmapImport.importRun.totals).toMatchObject({ unchanged: 1, created: 0 });
  const refused = await world.ask(importItems, { input }, await tokenWith(world, ['READ', 'IMPORT']));
  expect(refused.data.roadmapImport).toMatchObject({ importRun: null, userErrors: [{ code: 'FORBIDDEN' }] });
});
