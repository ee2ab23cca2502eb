import { DecisionSubject } from '../agreement/decision.entity.ts';
import { systemActor } from '../platform/actor.ts';
import { parseGlobalId } from '../platform/graphql/global-id.ts';
import { Work } from '../platform/work.ts';
import { makeItem, mutate, takeItemTo } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';
import { RoadmapItem } from './item.entity.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const now = async (): Promise<string> => {
  await new Promise((done) => setTimeout(done, 3));
  const at = new Date().toISOString();
  await new Promise((done) => setTimeout(done, 3));
  return at;
};

const compared = `from to added { identifier title team { name } } removed { identifier title team { name } }
  changed { item { identifier title target { label } rank } targetDriftDays statusFrom statusTo rankFrom rankTo
    effortDeltaPersonWeeks decisions { identifier } }`;
async function compare(asOf: string | null, to: string) {
  const { data, errors } = await world.ask(
    `query ($asOf: DateTime, $to: DateTime!) { roadmap(asOf: $asOf) { compare(to: $to) { ${compared} } } }`,
    { asOf, to },
  );
  expect(errors).toBeUndefined();
  return data.roadmap.compare;
}
const update = (id: string, version: number, changes: object) =>
  mutate(world, 'roadmapItemUpdate', 'RoadmapItemUpdateInput', 'roadmapItem { id identifier version }', {
    id,
    version,
    ...changes,
  });

test('a stretch of time tells its story, forwards and backwards', async () => {
  await mutate(world, 'teamSave', 'TeamInput', 'team { id }', { slug: 'core', name: 'Core then' });
  const quarter = { date: '2027-01-01', resolution: 'QUARTER' };
  const slips = await makeItem(world, {
    title: 'Slips',
    target: quarter,
    effort: { low: 1, likely: 2, high: 3 },
    externalRef: { source: 'test', externalId: 'S' },
  });
  const quiet = await makeItem(world, { title: 'Quiet' });
  const moved = await makeItem(world, { title: 'Moved' });
  const gone = await makeItem(world, { title: 'Gone', teamSlug: 'core' });
  const start = await now();

  await mutate(world, 'teamSave', 'TeamInput', 'team { id }', { slug: 'core', name: 'Core now' });
  await update(slips.id, slips.version, {
    title: 'Slipped',
    target: { date: '2027-04-10', resolution: 'DAY' },
    effort: { low: 1, likely: 5, high: 9 },
  });
  await mutate(world, 'roadmapItemMove', 'RoadmapItemMoveInput', 'revision', { id: moved.id, beforeId: slips.id });
  await mutate(world, 'roadmapItemDelete', 'DeleteInput', 'deletedId', { id: gone.id });
  const added = await makeItem(world, { title: 'Added', teamSlug: 'core' });
  const { version } = (await world.ask('query ($id: ID!) { roadmapItem(id: $id) { version } }', { id: quiet.id })).data
    .roadmapItem;
  const end = await now();
  await takeItemTo(world, { ...quiet, version }, 'DISCOVERY');
  const afterwards = await now();

  const story = await compare(start, end);
  expect(story).toEqual({
    from: start,
    to: end,
    added: [{ identifier: added.identifier, title: 'Added', team: { name: 'Core now' } }],
    removed: [{ identifier: gone.identifier, title: 'Gone', team: { name: 'Core then' } }],
    changed: [
      {
        item: { identifier: moved.identifier, title: 'Moved', target: null, rank: 1 },
        targetDriftDays: null,
        statusFrom: 'PROPOSED',
        statusTo: 'PROPOSED',
        rankFrom: 3,
        rankTo: 1,
        effortDeltaPersonWeeks: 0,
        decisions: [],
      },
      {
        item: { identifier: slips.identifier, title: 'Slipped', target: { label: '10 April 2027' }, rank: 2 },
        targetDriftDays: 10,
        statusFrom: 'PROPOSED',
        statusTo: 'PROPOSED',
        rankFrom: 1,
        rankTo: 2,
        effortDeltaPersonWeeks: 3,
        decisions: [],
      },
    ],
  });

  const back = await compare(end, start);
  expect(back.added).toEqual(story.removed);
  expect(back.removed).toEqual(story.added);
  expect(back.changed[0]).toMatchObject({
    item: { title: 'Slips', target: { label: 'Q1 2027' }, rank: 1 },
    targetDriftDays: -10,
    effortDeltaPersonWeeks: -3,
  });
  const present = await compare(null, end);
  expect(present).toMatchObject({ to: end, added: [], removed: [] });
  expect(present.changed).toMatchObject([
    { item: { identifier: quiet.identifier }, statusFrom: 'DISCOVERY', statusTo: 'PROPOSED' },
  ]);
  expect(await compare(null, afterwards)).toMatchObject({ added: [], removed: [], changed: [] });
  expect((await compare('2020-01-01T00:00:00Z', end)).added).toHaveLength(4);
});

/** That a decision is about an item. */
async function link(itemId: string, decisionId: string): Promise<void> {
  await Work.transact(world.dataSource, systemActor, { via: 'api' }, (work) =>
    work.save(
      work.make(DecisionSubject, {
        decisionId: parseGlobalId(decisionId)!.id,
        subjectType: 'RoadmapItem',
        subjectId: parseGlobalId(itemId)!.id,
        position: 0,
      }),
    ),
  );
}

test('who decided stands with what changed: named by the change, or made about the item in between', async () => {
  const item = await makeItem(world, { title: 'Decided', target: { date: '2027-01-01', resolution: 'YEAR' } });
  const decide = async (kind: string, more: object = {}) =>
    (
      await mutate(world, 'decisionRecord', 'DecisionRecordInput', 'decision { id identifier }', {
        kind,
        question: 'Later?',
        outcome: 'Yes',
        rationale: 'R',
        ...more,
      })
    ).decision;
  const earlier = await decide('DEFER');
  const start = await now();
  const linked = await decide('DEFER');
  const named = await decide('RESCOPE');
  for (const decision of [linked, earlier, await decide('SLO_CHANGE')]) await link(item.id, decision.id);
  await update(item.id, item.version, { target: { date: '2028-01-01', resolution: 'YEAR' } });
  const note = { via: 'api' as const, decisionId: parseGlobalId(named.id)!.id };
  await Work.transact(world.dataSource, systemActor, note, async (work) => {
    const row = await work.take(RoadmapItem, parseGlobalId(item.id)!.id);
    await work.save(work.change(row, { effort: { low: 1, likely: 2, high: 3 } }));
  });
  const story = await compare(start, await now());
  expect(story.changed).toMatchObject([
    { targetDriftDays: 366, decisions: [{ identifier: linked.identifier }, { identifier: named.identifier }] },
  ]);
});

test('the number of statements does not depend on how many items moved', async () => {
  const known = [];
  for (let index = 0; index < 5; index++) known.push(await makeItem(world));
  const start = await now();
  const counted = async () => {
    const end = await now();
    return (await world.statements(() => compare(start, end))).length;
  };
  const [first, ...others] = known;
  await makeItem(world, { teamSlug: 'core' });
  await takeItemTo(world, first!, 'DISCOVERY');
  const before = await counted();
  for (const item of others) {
    await makeItem(world, { teamSlug: 'core' });
    await takeItemTo(world, item, 'DISCOVERY');
  }
  expect(await counted()).toBe(before);
});

test('the future is refused, and names the field', async () => {
  const { errors } = await world.ask('{ roadmap { compare(to: "2999-01-01T00:00:00Z") { from } } }');
  expect(errors).toMatchObject([{ path: ['roadmap', 'compare'], extensions: { code: 'INVALID', field: ['to'] } }]);
});
