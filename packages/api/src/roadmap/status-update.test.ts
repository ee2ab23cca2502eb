import sql from 'sql-template-tag';
import { systemActor } from '../platform/actor.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import { Work } from '../platform/work.ts';
import { signedIn, tokenWith } from '../testing/callers.ts';
import { makeItem, mutate } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';
import { freshnessOf } from './health.rules.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const fields = `roadmapItem { version health healthFreshness updates { totalCount nodes { health body author { ... on Person { id } ... on ApiToken { name } }
  changesSincePrevious { field after subjectType } } } }`;
const say = (itemId: string, health: string, body = 'Going well', token?: string) =>
  mutate(world, 'statusUpdatePost', 'StatusUpdateInput', fields, { itemId, health, body }, token);
const retitle = (id: string, version: number, title: string) =>
  mutate(world, 'roadmapItemUpdate', 'RoadmapItemUpdateInput', 'roadmapItem { id }', { id, version, title });

/** Lets the updates of an item be so many days old. */
function age(id: string, days: number): Promise<unknown> {
  return Work.transact(world.dataSource, systemActor, { via: 'api' }, (work) =>
    work.query(sql`update status_update set created_at = created_at - ${days} * interval '1 day'
      where item_id = ${ownId('RoadmapItem', id)}::uuid`),
  );
}

test('the latest update is the health, the newest stands first, each says what changed since the one before', async () => {
  const { id } = await makeItem(world);
  await retitle(id, 1, 'Second title');
  const first = (await say(id, 'ON_TRACK')).roadmapItem;
  expect(first).toMatchObject({ version: 2, health: 'ON_TRACK', healthFreshness: 'FRESH' });
  expect(first.updates.nodes[0].changesSincePrevious).toEqual([
    { field: null, after: null, subjectType: 'RoadmapItem' },
    { field: 'title', after: '"Second title"', subjectType: 'RoadmapItem' },
  ]);
  await retitle(id, 2, 'Third title');
  const second = (await say(id, 'AT_RISK', 'Less so')).roadmapItem;
  expect(second).toMatchObject({ version: 3, health: 'AT_RISK', updates: { totalCount: 2 } });
  expect(second.updates.nodes).toMatchObject([
    { body: 'Less so', changesSincePrevious: [{ field: 'title', after: '"Third title"' }] },
    { body: 'Going well', changesSincePrevious: first.updates.nodes[0].changesSincePrevious },
  ]);
});

test('a contributor may post, a reader may not, and a blank text is refused', async () => {
  const { id } = await makeItem(world);
  const contributor = await signedIn(world, { role: 'CONTRIBUTOR' });
  const { data } = await contributor.ask(
    `mutation ($input: StatusUpdateInput!) { statusUpdatePost(input: $input) { ${fields} userErrors { code } } }`,
    { input: { itemId: id, health: 'OFF_TRACK', body: 'Stuck' } },
  );
  expect(data.statusUpdatePost.roadmapItem.updates.nodes).toMatchObject([{ author: { id: contributor.personId } }]);
  const refused = async (...args: Parameters<typeof say>) => (await say(...args)).userErrors;
  expect(await refused(id, 'ON_TRACK', 'x', await tokenWith(world, ['READ']))).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await refused(id, 'ON_TRACK', ' ')).toMatchObject([{ code: 'REQUIRED', field: ['body'] }]);
  expect(await refused('rubbish', 'ON_TRACK')).toMatchObject([{ code: 'NOT_FOUND', field: ['itemId'] }]);
});

test('items are found and grouped by health and by how fresh it is; the setting says what fresh is', async () => {
  const [fine, old, silent] = [await makeItem(world), await makeItem(world), await makeItem(world)];
  await say(fine.id, 'ON_TRACK');
  await say(old.id, 'OFF_TRACK');
  await age(old.id, 15);
  const id = [fine.id, old.id, silent.id];
  const found = async (filter: object) =>
    (
      await world.ask(
        'query ($filter: RoadmapItemFilter) { roadmap { items(filter: $filter) { nodes { id healthFreshness } } } }',
        {
          filter: { id, ...filter },
        },
      )
    ).data.roadmap.items.nodes;
  expect(await found({ health: ['OFF_TRACK', 'AT_RISK'] })).toEqual([{ id: old.id, healthFreshness: 'OUTDATED' }]);
  expect(await found({ healthFreshness: ['FRESH'] })).toEqual([{ id: fine.id, healthFreshness: 'FRESH' }]);
  expect(await found({ healthFreshness: ['OUTDATED'] })).toMatchObject([{ id: old.id }]);
  expect(await found({ healthFreshness: ['NO_UPDATE'] })).toEqual([{ id: silent.id, healthFreshness: 'NO_UPDATE' }]);
  const { data } = await world.ask(
    'query ($id: [ID!]) { roadmap { groups(by: HEALTH, filter: { id: $id }) { key label count items { nodes { id } } } } }',
    { id },
  );
  expect(data.roadmap.groups).toEqual([
    { key: 'ON_TRACK', label: 'On track', count: 1, items: { nodes: [{ id: fine.id }] } },
    { key: 'OFF_TRACK', label: 'Off track', count: 1, items: { nodes: [{ id: old.id }] } },
    { key: 'NONE', label: 'No health', count: 1, items: { nodes: [{ id: silent.id }] } },
  ]);
  await mutate(world, 'settingSave', 'SettingInput', 'setting { key }', { key: 'health.freshDays', value: 30 });
  expect(await found({ healthFreshness: ['FRESH'] })).toHaveLength(2);
});

test('an update is fresh for exactly so many days', () => {
  const now = new Date('2026-11-15T00:00:00Z');
  expect(freshnessOf(null, now, 14)).toBe('NO_UPDATE');
  expect(freshnessOf(new Date('2026-11-01T00:00:00Z'), now, 14)).toBe('FRESH');
  expect(freshnessOf(new Date('2026-10-31T23:59:59Z'), now, 14)).toBe('OUTDATED');
});
