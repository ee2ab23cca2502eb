import { type GraphQLObjectType, type GraphQLSchema, isInterfaceType } from 'graphql';
import { isErrorCode } from './platform/http/error-codes.ts';
import { serviceSchema } from './schema.ts';
import type { Operation } from './testing/any-operation.ts';
import { post } from './testing/callers.ts';
import { type Given, makeOrganisation } from './testing/organisation.ts';
import { RandomOperations, randomFrom } from './testing/random-operations.ts';
import { type TextPlace, textPlacesOf } from './testing/text-places.ts';
import { type Answer, startWorld, type World } from './testing/world.ts';

/** More than the few of every day: `FUZZ_RUNS=20000 FUZZ_SEED=7 npx jest src/hostile-operations.test.ts`. */
const runs = Number(process.env.FUZZ_RUNS ?? 300);
const seed = Number(process.env.FUZZ_SEED ?? 1);
const slowMs = 2_000;

let world: World;
let schema: GraphQLSchema;
let given: Given;
beforeAll(async () => {
  world = await startWorld({ WAYMARK_MAX_COST_PER_MINUTE: '1000000000' });
  given = await makeOrganisation(world);
  schema = await serviceSchema();
  await world.dataSource.query('create table canary (id int); insert into canary values (1)');
});
afterAll(() => world.stop());

async function send({ query, variables }: Operation): Promise<{ status: number; answer: Answer }> {
  const response = await post(world.url, '/graphql', { query, variables }, { authorization: `Bearer ${world.token}` });
  return { status: response.status, answer: (await response.json()) as Answer };
}

const codesOf = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions.code);

test(`${runs} random operations over the whole schema are answered, or refused with a code`, async () => {
  const operations = new RandomOperations({ schema, given }, randomFrom(seed));
  const slow: string[] = [];
  for (let run = 0; run < runs; run++) {
    const isQuery = run % 3 !== 0;
    const root = isQuery ? schema.getQueryType()! : schema.getMutationType()!;
    const operation = operations.next(root, isQuery ? 'query' : 'mutation');
    const began = performance.now();
    const { status, answer } = await send(operation);
    const took = Math.round(performance.now() - began);
    if (took > slowMs) slow.push(`${took} ms: ${JSON.stringify(operation)}`);
    const wrong = codesOf(answer).filter(
      (code) => !isErrorCode(code) || ['INTERNAL_SERVER_ERROR', 'GRAPHQL_VALIDATION_FAILED'].includes(code),
    );
    expect({ seed, run, operation, status, wrong }).toEqual({ seed, run, operation, status: 200, wrong: [] });
  }
  if (slow.length > 0) process.stdout.write(`Slow operations of seed ${seed}:\n${slow.join('\n')}\n`);
});

/** Ends a text in whatever quotes it might stand, asks for everything, and drops a table. */
const payload = `zq\\' or "a"="a" or 'a'='a'); drop table canary; -- $$%`;
const atOnce = 6;

/** Every text of every argument: at the root, of the roadmap, and of one node of each type. */
async function places(): Promise<TextPlace[]> {
  const fieldsOf = (type: GraphQLObjectType) => Object.values(type.getFields());
  const atRoot = fieldsOf(schema.getQueryType()!).flatMap((field) =>
    textPlacesOf(field, given, { kind: 'query', before: '', behind: '' }),
  );
  const written = fieldsOf(schema.getMutationType()!).flatMap((field) =>
    textPlacesOf(field, given, { kind: 'mutation', before: '', behind: '' }),
  );
  const node = schema.getType('Node');
  const types = isInterfaceType(node) ? [...schema.getPossibleTypes(node)] : [];
  const ofNodes = types.flatMap((type) =>
    fieldsOf(type).flatMap((field) => {
      const before = `node(id: "${given.itemId}") { ... on ${type.name} {`;
      return textPlacesOf(field, given, { kind: 'query', before, behind: '} }' });
    }),
  );
  const roadmap = schema.getType('Roadmap') as GraphQLObjectType;
  const ofRoadmap = fieldsOf(roadmap).flatMap((field) =>
    textPlacesOf(field, given, { kind: 'query', before: 'roadmap {', behind: '}' }),
  );
  return [...atRoot, ...ofRoadmap, ...ofNodes, ...written];
}

test('no text of an argument becomes SQL: it finds what no text finds, drops nothing, and breaks nothing', async () => {
  const all = await places();
  expect(all.length).toBeGreaterThan(200);
  for (let at = 0; at < all.length; at += atOnce) {
    await Promise.all(all.slice(at, at + atOnce).map(tryOut));
  }
  expect(await world.dataSource.query('select count(*)::int as count from canary')).toEqual([{ count: 1 }]);
  expect(world.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

async function tryOut(place: TextPlace): Promise<void> {
  const { status, answer } = await send(place.with(payload));
  const codes = codesOf(answer);
  const broken = codes.filter((code) => ['INTERNAL_SERVER_ERROR', 'GRAPHQL_VALIDATION_FAILED'].includes(code));
  expect({ place: place.name, status, broken }).toEqual({ place: place.name, status: 200, broken: [] });
  if (codes.length > 0 || place.with('').query.startsWith('mutation')) return;
  const plain = await send(place.with('zq'));
  expect([place.name, answer.data]).toEqual([place.name, plain.answer.data]);
}
