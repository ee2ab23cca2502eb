import { type GraphQLObjectType, isObjectType } from 'graphql';
import { serviceSchema } from '../../schema.ts';
import { makeItem, mutate } from '../../testing/factories.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { edgeOf } from './edges.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

interface Declared {
  fieldResolvers: { kind: string; methodName: string; getObjectType(): { name: string } }[];
}

const declared = () => (globalThis as unknown as { TypeGraphQLMetadataStorage: Declared }).TypeGraphQLMetadataStorage;

/** Fields that someone wrote a resolver for, as `Type.field`. */
function written(): Set<string> {
  const external = declared().fieldResolvers.filter(({ kind }) => kind === 'external');
  return new Set(external.map((each) => `${each.getObjectType().name}.${each.methodName}`));
}

test('a field that stands in its row has no resolver: each would cost a call and an object for every row', async () => {
  const schema = await serviceSchema();
  const roots: (GraphQLObjectType | null | undefined)[] = [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ];
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const resolvers = written();
  expect(resolvers).toContain('RoadmapItem.identifier');
  const wrapped = types
    .filter((type) => !roots.includes(type) && !type.name.startsWith('__'))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => field.resolve && field.name !== 'id')
    .filter(({ type, field }) => !edgeOf(type.name, field.name) && !resolvers.has(`${type.name}.${field.name}`));
  expect(wrapped.map(({ type, field }) => `${type.name}.${field.name}`)).toEqual([]);
});

test('rows of one type that are wanted at the same moment are read by one statement', async () => {
  const save = { email: 'grace@example.com', name: 'Grace', role: 'LEAD', discipline: 'PRODUCT' };
  const { person } = await mutate(world, 'personSave', 'PersonInput', 'person { id }', save);
  const owners = { productOwnerId: person.id, engineeringOwnerId: person.id };
  const item = await makeItem(world, owners);
  const query = 'query ($id: ID!) { roadmapItem(id: $id) { productOwner { name } engineeringOwner { name } } }';
  const statements = await world.statements(async () => {
    const { data } = await world.ask(query, { id: item.id });
    expect(data.roadmapItem).toEqual({ productOwner: { name: 'Grace' }, engineeringOwner: { name: 'Grace' } });
  });
  expect(statements.filter((text) => text.includes('from "person"'))).toHaveLength(1);
});
