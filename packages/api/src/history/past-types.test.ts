import { type GraphQLNamedType, getNamedType, isInterfaceType, isObjectType, isUnionType } from 'graphql';
import { serviceSchema } from '../schema.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** Types that are the same at any time: what was told and what a run did stays so, and who may call is no part of the roadmap. */
const timeless = ['ApiToken', 'ChangeEvent', 'ImportRow'];

/** Every type that can be reached from a type, through any of its fields, without going on from those that are timeless. */
function reachableFrom(
  start: GraphQLNamedType,
  implementations: (type: GraphQLNamedType) => GraphQLNamedType[],
): Set<string> {
  const found = new Set<string>();
  const waiting = [start];
  for (let type = waiting.pop(); type; type = waiting.pop()) {
    if (found.has(type.name) || timeless.includes(type.name)) continue;
    found.add(type.name);
    if (isObjectType(type)) waiting.push(...Object.values(type.getFields()).map((field) => getNamedType(field.type)));
    waiting.push(...implementations(type));
  }
  return found;
}

test('every stored type under the roadmap has a past', async () => {
  const schema = await serviceSchema();
  const types = reachableFrom(schema.getType('Roadmap')!, (type) =>
    isUnionType(type) || (isInterfaceType(type) && type.name !== 'Node') ? [...schema.getPossibleTypes(type)] : [],
  );
  expect(types.size).toBeGreaterThan(40);
  const views = await world.dataSource.query("select viewname from pg_views where schemaname = 'past'");
  const shown = new Set(views.map(({ viewname }: { viewname: string }) => viewname));
  const stored = world.dataSource.entityMetadatas.filter(({ name }) => types.has(name));
  expect(stored.length).toBeGreaterThan(15);
  expect(stored.filter(({ tableName }) => !shown.has(tableName)).map(({ name }) => name)).toEqual([]);
});
