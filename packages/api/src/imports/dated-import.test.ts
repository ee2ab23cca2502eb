import fc from 'fast-check';
import { makeItem, mutate } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';
import { rowsOf, type SentRun, sendFile } from './testing/sending.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const send = (source: string, rows: object[], dryRun = false): Promise<SentRun> =>
  sendFile(world, 'roadmap', `source=${source}&dryRun=${dryRun}`, JSON.stringify(rows), {
    'content-type': 'application/json',
  });
const row = (externalId: string, changedAt: string | null, more: object = {}) => ({
  externalId,
  title: externalId,
  kind: 'FEATURE',
  problem: 'P',
  outcome: 'O',
  ...(changedAt && { changedAt }),
  ...more,
});
const day = (number: number) => `2024-01-${String(number).padStart(2, '0')}T00:00:00Z`;
const faults = (run: SentRun) =>
  run.failedRows.map(({ line, errors }) => `${line} ${errors.map(({ column, code }) => `${column} ${code}`)}`);

async function itemAt(at: string | null, search: string) {
  const query = `query ($at: DateTime, $search: String) { roadmap(asOf: $at) { items(filter: { search: $search }) { nodes {
    id title status version createdAt updatedAt statusChangedAt rank team { name } milestones { title status deliveredAt } links { url } } } } }`;
  const { data } = await world.ask(query, { at, search });
  return data.roadmap.items.nodes[0] ?? null;
}

test('rows of one item with rising dates are its states, each true from its date on', async () => {
  const rows = [
    row('story', day(1), { status: 'DISCOVERY', team: 'Then', milestones: ['Trial'] }),
    row('story', day(3), {
      status: 'IN_PROGRESS',
      title: 'story goes on',
      milestones: [{ title: 'Trial', delivered: true }],
    }),
    row('story', day(5), { status: 'DONE', links: [{ label: 'Shown', url: 'https://example.org/shown' }] }),
    row('story', null, { title: 'story today' }),
  ];
  const dry = await send('tale', rows, true);
  const run = await send('tale', rows);
  expect(run.totals).toMatchObject({ created: 1, updated: 3, failed: 0 });
  expect(run.totals).toEqual(dry.totals);
  expect(await itemAt('2023-12-31T23:59:59Z', 'story')).toBeNull();
  const one = { title: 'story', status: 'DISCOVERY', version: 1, rank: 1, team: { name: 'Then' } };
  const born = { createdAt: '2024-01-01T00:00:00.000Z' };
  expect(await itemAt(day(1), 'story')).toMatchObject({ ...one, ...born, updatedAt: '2024-01-01T00:00:00.000Z' });
  expect(await itemAt(day(2), 'story')).toMatchObject({ ...one, milestones: [{ status: 'NEXT', deliveredAt: null }] });
  expect(await itemAt(day(4), 'story')).toMatchObject({
    title: 'story goes on',
    statusChangedAt: '2024-01-03T00:00:00.000Z',
    milestones: [{ status: 'DELIVERED', deliveredAt: '2024-01-03T00:00:00.000Z' }],
  });
  expect(await itemAt(day(6), 'story')).toMatchObject({
    status: 'DONE',
    rank: null,
    links: [{ url: 'https://example.org/shown' }],
  });
  expect(await itemAt(null, 'story')).toMatchObject({ title: 'story today', status: 'DONE', version: 4, ...born });
});

test('changes are told with when they became true, in the order of recording', async () => {
  const { data } = await world.ask(`{ roadmap { changes(first: 100) { nodes { revision at recordedAt field after via
    subject { __typename } } } } }`);
  const told = data.roadmap.changes.nodes.filter(({ field }: { field: string }) => field === 'status');
  expect(told.map(({ at, after, via }: Record<string, string>) => [at, after, via])).toEqual([
    ['2024-01-03T00:00:00.000Z', '"IN_PROGRESS"', 'import:tale'],
    ['2024-01-05T00:00:00.000Z', '"DONE"', 'import:tale'],
  ]);
  const revisions = data.roadmap.changes.nodes.map(({ revision }: { revision: string }) => Number(revision));
  expect(revisions).toEqual([...revisions].sort((one, other) => one - other));
  expect(told[0].recordedAt > '2025').toBe(true);
});

test('a later file goes on; a repeated one changes nothing; what lies before the latest change is refused', async () => {
  const first = [row('goes-on', day(1)), row('goes-on', day(4), { labels: ['a'] })];
  await send('serial', first);
  const second = await send('serial', [...first, row('goes-on', day(8), { labels: ['b'] })]);
  expect(second.totals).toMatchObject({ unchanged: 2, updated: 1, failed: 0 });
  const late = [row('goes-on', day(2), { labels: ['never'] }), row('goes-on', day(9), { labels: ['c'] })];
  const third = await send('serial', late);
  expect(third.totals).toMatchObject({ failed: 1, updated: 1 });
  expect(faults(third)).toEqual(['1 changedAt BACKDATED']);
  const { id, version } = await itemAt(null, 'goes-on');
  const edit = { id, version, description: 'By hand' };
  await mutate(world, 'roadmapItemUpdate', 'RoadmapItemUpdateInput', 'revision', edit);
  expect(faults(await send('serial', [row('goes-on', day(20), { labels: ['d'] })]))).toEqual(['1 changedAt BACKDATED']);
  expect((await send('serial', [row('goes-on', null, { labels: ['d'] })])).totals).toMatchObject({ updated: 1 });
});

test('only what an import of the source made can be dated back', async () => {
  await makeItem(world, { title: 'By hand', externalRef: { source: 'hand', externalId: 'H' } });
  const run = await send('hand', [row('H', '2020-01-01T00:00:00Z'), row('new', '2020-01-01T00:00:00Z')]);
  expect(faults(run)).toEqual(['1 changedAt BACKDATED']);
  expect(run.totals).toMatchObject({ created: 1 });
});

test('dates that fall, lie ahead, come twice or do not exist are named', async () => {
  const run = await send('odd', [
    row('a', day(3)),
    row('a', day(2)),
    row('b', null),
    row('b', day(2)),
    row('c', '2999-01-01T00:00:00Z'),
    row('d', '2024-02-30T00:00:00Z'),
    row('e', day(1)),
    row('e', day(1), { title: 'Again' }),
  ]);
  expect(faults(run)).toEqual([
    '2 changedAt BACKDATED',
    '4 changedAt BACKDATED',
    '5 changedAt INVALID',
    '6 changedAt INVALID',
  ]);
  expect(run.totals).toMatchObject({ created: 3, duplicate: 1 });
  expect((await rowsOf(world, run, ['DUPLICATE']))[0]!.warnings[0]!.message).toMatch('line 7, and the same date');
});

test('rows of a mutation carry dates too, and an undo takes all of a run back', async () => {
  const input = {
    source: 'graph',
    dryRun: false,
    rows: [row('dated', day(1)), row('dated', day(2), { title: 'dated more' })],
  };
  const importItems = `mutation ($input: RoadmapImportInput!) { roadmapImport(input: $input) { importRun { id totals { created updated } } userErrors { message } } }`;
  const before = (await world.ask('{ roadmap { items(first: 100) { nodes { identifier version title rank } } } }'))
    .data;
  const { data } = await world.ask(importItems, { input });
  expect(data.roadmapImport).toMatchObject({ importRun: { totals: { created: 1, updated: 1 } }, userErrors: [] });
  expect(await itemAt(day(1), 'dated')).toMatchObject({ title: 'dated' });
  const undo = `mutation ($id: ID!) { importUndo(input: { id: $id }) { importRun { status undo { restored left { totalCount } } } userErrors { message } } }`;
  const undone = await world.ask(undo, { id: data.roadmapImport.importRun.id });
  expect(undone.data.importUndo.importRun).toMatchObject({ status: 'UNDONE', undo: { left: { totalCount: 0 } } });
  expect(
    (await world.ask('{ roadmap { items(first: 100) { nodes { identifier version title rank } } } }')).data,
  ).toEqual(before);
});

test('an update of a run on dated states is undone to the state before', async () => {
  await send('twice', [row('twice', day(1)), row('twice', day(2), { title: 'twice told', milestones: ['M'] })]);
  const state = await itemAt(null, 'twice');
  const run = await send('twice', [
    row('twice', day(3), { title: 'twice changed' }),
    row('twice', day(4), { status: 'DONE', milestones: ['M', 'N'] }),
  ]);
  expect(run.totals).toMatchObject({ updated: 2 });
  const undo = `mutation ($id: ID!) { importUndo(input: { id: $id }) { importRun { status undo { left { totalCount } } } } }`;
  expect((await world.ask(undo, { id: run.id })).data.importUndo.importRun).toMatchObject({
    status: 'UNDONE',
    undo: { left: { totalCount: 0 } },
  });
  expect(await itemAt(null, 'twice')).toEqual(state);
  expect(await itemAt(day(3), 'twice')).toMatchObject({ title: 'twice changed' });
});

test('two imports of history at once wait for each other', async () => {
  const rows = (name: string) =>
    Array.from({ length: 12 }, (_, index) =>
      row(`${name}-${index % 4}`, day(index + 1), { labels: [`${index}`], status: index % 2 ? 'DONE' : 'PROPOSED' }),
    );
  const runs = await Promise.all(['left', 'right', 'left', 'right'].map((name) => send(name, rows(name))));
  expect(runs.map(({ totals }) => totals.failed)).toEqual([0, 0, 0, 0]);
  expect(runs.reduce((sum, { totals }) => sum + totals.created, 0)).toBe(8);
});

const wholeAt = async (at: string | null) =>
  (
    await world.ask(
      `query ($at: DateTime) { roadmap(asOf: $at) { items(first: 100) { totalCount nodes { identifier title version status rank
        statusChangedAt team { name } milestones { title status } links { url } } } groups(by: STATUS) { key count } } }`,
      { at },
    )
  ).data.roadmap;

/** A step: what is done, to which of the things, and how far on for a dated row, as a share of the time that is left. */
interface Step {
  deed: 'begin' | 'goOn' | 'edit' | 'make' | 'move' | 'remove';
  which: number;
  share: number;
}

/** What is true of a thing from an instant on: its title, null when it is gone. By hand it begins between two instants. */
interface State {
  earliest: number;
  latest: number;
  title: string | null;
}

const step: fc.Arbitrary<Step> = fc.record({
  deed: fc.constantFrom('begin', 'begin', 'goOn', 'goOn', 'edit', 'make', 'move', 'remove'),
  which: fc.nat(9),
  share: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
});

test('histories that arrive between changes by hand: each thing is at every instant what was true of it then', async () => {
  let count = 0;
  const moment = async () => {
    await new Promise((done) => setTimeout(done, 3));
    return Date.now();
  };
  const byHand = async (title: string | null, act: () => Promise<unknown>): Promise<State> => {
    const earliest = await moment();
    await act();
    return { earliest, latest: await moment(), title };
  };
  const story = async (steps: Step[]) => {
    const name = `mixed-${++count}`;
    const things: { externalId: string | null; id: string; states: State[] }[] = [];
    let told: { at: string; answer: unknown }[] = [];
    const dated = async (externalId: string, at: number): Promise<State & { title: string }> => {
      const title = `${name} ${externalId} ${count++}`;
      const run = await send(name, [row(externalId, new Date(at).toISOString(), { title })]);
      expect(run.totals).toMatchObject({ failed: 0 });
      told = [];
      return { earliest: at, latest: at, title };
    };
    const between = (from: number, share: number) => Math.floor(from + (Date.now() - from) * share);
    for (const { deed, which, share } of steps) {
      const standing = things.filter(({ states }) => states[states.length - 1]!.title !== null);
      const one = standing[which % Math.max(1, standing.length)];
      if (deed === 'begin') {
        const externalId = `x${things.length}`;
        const state = await dated(externalId, between(Date.parse('2023-06-01T00:00:00Z'), share));
        things.push({ externalId, id: (await itemAt(null, state.title)).id, states: [state] });
      } else if (deed === 'make') {
        let id = '';
        const title = `${name} by hand ${count++}`;
        const state = await byHand(title, async () => {
          id = (await makeItem(world, { title })).id;
        });
        things.push({ externalId: null, id, states: [state] });
      } else if (one) {
        const { latest } = one.states[one.states.length - 1]!;
        if (deed === 'goOn' && one.externalId && between(latest, share) > latest)
          one.states.push(await dated(one.externalId, between(latest, share)));
        if (deed === 'edit') {
          const { data } = await world.ask('query ($id: ID!) { roadmapItem(id: $id) { version } }', { id: one.id });
          const edit = { id: one.id, version: data.roadmapItem.version, title: `${name} edited ${count++}` };
          one.states.push(
            await byHand(edit.title, () =>
              mutate(world, 'roadmapItemUpdate', 'RoadmapItemUpdateInput', 'revision', edit),
            ),
          );
        }
        if (deed === 'move') {
          const move = { id: one.id, beforeId: standing[0]!.id };
          const { title } = one.states[one.states.length - 1]!;
          one.states.push(
            await byHand(title, () => mutate(world, 'roadmapItemMove', 'RoadmapItemMoveInput', 'revision', move)),
          );
        }
        if (deed === 'remove')
          one.states.push(
            await byHand(null, () => mutate(world, 'roadmapItemDelete', 'DeleteInput', 'revision', { id: one.id })),
          );
      }
      told.push({ at: new Date(await moment()).toISOString(), answer: await wholeAt(null) });
      await moment();
    }
    const instants = things.flatMap(({ states }) =>
      states.flatMap(({ earliest, latest }) => [earliest - 1, latest + 1]),
    );
    for (const instant of instants.slice(-24)) {
      const at = new Date(instant).toISOString();
      const { data } = await world.ask(titlesAt, { at, search: name });
      const shown = new Map(
        data.roadmap.items.nodes.map((item: { id: string; title: string }) => [item.id, item.title]),
      );
      for (const { id, states } of things) {
        if (states.some(({ earliest, latest }) => earliest <= instant && instant < latest)) continue;
        const then = states.filter(({ latest }) => latest <= instant);
        expect([at, shown.get(id) ?? null]).toEqual([at, then[then.length - 1]?.title ?? null]);
      }
    }
    for (const { at, answer } of told) expect(await wholeAt(at)).toEqual(answer);
  };
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), story), { numRuns: 5 });
});

const titlesAt = `query ($at: DateTime!, $search: String) { roadmap(asOf: $at) {
  items(first: 100, filter: { search: $search }) { nodes { id title } } } }`;
