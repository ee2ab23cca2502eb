import { startService } from '../testing/command.ts';
import { makeItem, takeItemTo } from '../testing/factories.ts';
import { type Answer, startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const zones = ['Pacific/Kiritimati', 'America/Los_Angeles'];
const day = (date: string, resolution = 'DAY') => ({ date, resolution });

/** What a service of its own, whose clock stands in that zone, makes of the same plan dates. */
async function planIn(zone: string): Promise<unknown> {
  const promised = await takeItemTo(world, await makeItem(world, { target: day('2027-03-31') }), 'COMMITTED');
  const service = startService({ DATABASE_URL: world.databaseUrl, WAYMARK_BOOTSTRAP_TOKEN: world.token, TZ: zone });
  try {
    const url = await service.ready;
    const ask = async (query: string, variables: object) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${world.token}` };
      const body = JSON.stringify({ query, variables });
      const answer = (await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).json()) as Answer;
      return answer.data;
    };
    const create =
      'mutation ($input: RoadmapItemCreateInput!) { roadmapItemCreate(input: $input) { userErrors { message } } }';
    const plans = [day('2026-12-31'), day('2027-01-01'), day('2027-01-01', 'QUARTER'), day('2027-06-30', 'HALF_YEAR')];
    for (const [index, target] of plans.entries()) {
      const input = {
        title: `${zone} ${index}`,
        problem: 'P',
        outcome: 'O',
        kind: 'FEATURE',
        valueDrivers: [],
        labels: [zone],
      };
      await ask(create, { input: { ...input, start: target, target } });
    }
    const rows = ['2027-01-01', 'Q1 2027', '2026-12', '2026-12-31'].map((target, index) => {
      return { externalId: `${index}`, title: `${zone} row ${index}`, kind: 'FEATURE', target, labels: [zone] };
    });
    await ask('mutation ($input: RoadmapImportInput!) { roadmapImport(input: $input) { userErrors { message } } }', {
      input: { source: zone, rows, dryRun: false },
    });
    await ask(
      'mutation ($input: RoadmapItemUpdateInput!) { roadmapItemUpdate(input: $input) { userErrors { message } } }',
      {
        input: { id: promised.id, version: promised.version, target: day('2027-03-01') },
      },
    );
    return await ask(
      `query ($label: [String!], $id: ID) { roadmapItem(id: $id) { driftDays committedTarget { date label } }
        roadmap { items(filter: { label: $label }) { nodes { start { date rangeStart } target { date resolution rangeStart rangeEnd label } } }
          first: items(filter: { label: $label, target: { lte: "2026-12-31" } }) { totalCount }
          groups(by: TARGET_QUARTER, filter: { label: $label }) { key label count } } }`,
      { label: [zone], id: promised.id },
    );
  } finally {
    service.signal('SIGTERM');
    await service.ended;
  }
}

test('a plan date is the same day wherever the service runs: by the API, by import, in groups and in the drift', async () => {
  const [east, west] = await Promise.all(zones.map(planIn));
  expect(east).toMatchObject({
    roadmapItem: { driftDays: -30, committedTarget: { date: '2027-03-31', label: '31 March 2027' } },
    roadmap: {
      items: {
        nodes: [
          { start: { date: '2026-12-31' }, target: { label: '31 December 2026', rangeEnd: '2026-12-31' } },
          { start: { rangeStart: '2027-01-01' }, target: { label: '1 January 2027' } },
          { target: { label: 'Q1 2027', rangeStart: '2027-01-01', rangeEnd: '2027-03-31' } },
          { target: { label: 'H1 2027', rangeStart: '2027-01-01', rangeEnd: '2027-06-30' } },
          { target: { label: '1 January 2027' } },
          { target: { label: 'Q1 2027' } },
          { target: { label: 'December 2026', rangeEnd: '2026-12-31' } },
          { target: { label: '31 December 2026' } },
        ],
      },
      first: { totalCount: 3 },
      groups: [
        { key: '2026-Q4', label: 'Q4 2026', count: 3 },
        { key: '2027-Q1', label: 'Q1 2027', count: 4 },
        { key: '2027-Q2', label: 'Q2 2027', count: 1 },
      ],
    },
  });
  expect(west).toEqual(east);
}, 60_000);
