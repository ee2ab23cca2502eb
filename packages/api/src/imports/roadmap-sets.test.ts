import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startWorld, type World } from '../testing/world.ts';
import { rowsOf, sendFile } from './testing/sending.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const send = (source: string, body: string) =>
  sendFile(world, 'roadmap', `source=${source}&dryRun=false`, body, { 'content-type': 'application/json' });
const pages = `query ($after: String) { roadmap { items(first: 100, after: $after) { pageInfo { hasNextPage endCursor }
  nodes { title problem outcome description status horizon kind labels team { name } links { url } externalRefs { externalId }
    milestones { title value } } } } }`;

interface Item {
  status: string;
  externalRefs: { externalId: string }[];
}

interface Page {
  nodes: Item[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

async function everything(): Promise<Map<string, Item>> {
  const found: Item[] = [];
  for (let after: string | null = null; ; ) {
    const { items }: { items: Page } = (await world.ask(pages, { after })).data.roadmap;
    found.push(...items.nodes);
    if (!items.pageInfo.hasNextPage) return new Map(found.map((item) => [item.externalRefs[0]!.externalId, item]));
    after = items.pageInfo.endCursor;
  }
}

/** Every text, number and flag that a value holds. */
function leaves(value: unknown): string[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (typeof value === 'object') return Object.values(value).flatMap(leaves);
  return [String(value)];
}

/** What the derived fields say is kept as status, horizon and kind. */
const derived = ['kindDerived', 'horizonDerived'];
/** A text as it stands in an item, or in the JSON of its description. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();

test('the features of a browser come in as they are published, and nothing of them is lost', async () => {
  const file = readFileSync(path.join(__dirname, '../../testdata/edge-status/items.json'), 'utf8');
  const run = await send('edge', file);
  expect(run.totals).toMatchObject({ rows: 355, created: 355, failed: 0 });
  expect(run.message).toMatch(
    /Recognised as the platform status of Microsoft Edge: what has no field .* kept in description/,
  );
  expect((run as unknown as { mapping: { column: string; field: string; ignored: boolean }[] }).mapping).toContainEqual(
    expect.objectContaining({ column: 'shippedInBuild', field: 'description', ignored: false }),
  );
  const items = await everything();
  for (const row of JSON.parse(file) as Record<string, unknown>[]) {
    const item = items.get(String(row.externalId));
    const kept = plain(leaves(item).join(' '));
    const told = Object.entries(row).filter(([name]) => !derived.includes(name));
    for (const leaf of leaves(told.map(([, value]) => value))) expect(kept).toContain(plain(leaf));
  }
  expect(items.get('edge-41')).toMatchObject({ status: 'DONE', labels: expect.arrayContaining(['area: Graphics']) });
  expect((await send('edge', file)).totals).toMatchObject({ unchanged: 355, updated: 0 });
});

const proposal = (more: object) => ({
  externalId: 'KEP-1',
  path: 'keps/sig-node/1/kep.yaml',
  title: 'One',
  summary: 'What it is',
  motivation: 'Why it is',
  status: 'implemented',
  stage: 'stable',
  latestMilestone: 'v1.27',
  kindDerived: 'technical_investment',
  ownerTeam: 'sig-node',
  participatingTeams: ['sig-auth'],
  productionReadiness: { alpha: { approver: ['person-1'] } },
  milestones: [{ name: 'alpha', target: 'v1.23' }],
  featureGates: ['OneGate'],
  rollbackSupported: true,
  seeAlso: ['keps/2'],
  links: ['https://example.org/kep', 'no address'],
  horizonDerived: 'done',
  ...more,
});

test('proposals come in by their metadata; slips of the pen and repeated ids are named', async () => {
  const run = await send(
    'kep',
    JSON.stringify([
      proposal({}),
      proposal({ path: 'keps/sig-node/other/kep.yaml', status: 'imlpemented', stage: 'alpha', summary: null }),
      proposal({ externalId: 'KEP-2', status: 'implementable', horizonDerived: 'now', milestones: [] }),
    ]),
  );
  expect(run.totals).toMatchObject({ created: 3, failed: 0 });
  const items = await everything();
  expect(items.get('KEP-1')).toMatchObject({
    problem: 'Why it is',
    outcome: 'What it is',
    status: 'DONE',
    kind: 'TECHNICAL_INVESTMENT',
    team: { name: 'sig-node' },
    labels: ['status: implemented', 'stage: stable', 'latest milestone: v1.27'],
    links: [{ url: 'https://example.org/kep' }],
    milestones: [{ title: 'alpha', value: 'v1.23' }],
    description: expect.stringMatching(/featuregates: OneGate\n.*rollbacksupported: true/s),
  });
  const second = items.get('KEP-1 keps/sig-node/other/kep.yaml') as { description?: string };
  expect(second).toMatchObject({ status: 'RELEASED', description: expect.stringContaining('no address') });
  expect(second.description).toContain('sig-auth');
  expect(items.get('KEP-2')).toMatchObject({ status: 'IN_PROGRESS', horizon: 'NOW' });
  const codes = (await rowsOf(world, run))[1]!.warnings.map(({ column, code }) => `${column} ${code}`);
  expect(codes).toEqual(expect.arrayContaining(['externalId CONFLICT', 'status UNKNOWN_VALUE', 'summary REQUIRED']));
});

test('a cell of ten thousand milestones, a text of a megabyte and a date that does not exist fail their rows alone', async () => {
  const good = { kind: 'FEATURE', problem: 'P', outcome: 'O' };
  const run = await send(
    'hostile',
    JSON.stringify([
      {
        ...good,
        externalId: 'a',
        title: 'A',
        milestones: Array.from({ length: 10_000 }, (_, index) => ({ title: `M${index}` })),
      },
      { ...good, externalId: 'b', title: 'B', problem: 'x'.repeat(1_000_000) },
      { ...good, externalId: 'c', title: 'C', target: '2027-02-30', start: '2027-13' },
      {
        ...good,
        externalId: 'd',
        title: 'D',
        links: [{ url: 'ftp://x' }],
        externalRefs: ['x'],
        effort: { low: 3, likely: 2, high: 1 },
      },
      { ...good, externalId: 'e', title: 'E' },
    ]),
  );
  expect(run.totals).toMatchObject({ created: 1, failed: 4 });
  expect(
    run.failedRows.map(({ line, errors }) => `${line} ${errors.map(({ column, code }) => `${column} ${code}`)}`),
  ).toEqual([
    '1 milestones TOO_LONG',
    '2 problem TOO_LONG',
    '3 start INVALID,target INVALID',
    '4 effort INVALID,externalRefs INVALID',
  ]);
});
