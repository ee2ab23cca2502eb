import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isInterfaceType, OperationTypeNode } from 'graphql';
import { exportPlans } from './exports/plans.ts';
import { serviceSchema } from './schema.ts';
import { anyOperation, type Operation } from './testing/any-operation.ts';
import { post, signedIn, tokenWith } from './testing/callers.ts';
import { mutate } from './testing/factories.ts';
import { type Given, makeOrganisation, privateMarks, privateWord } from './testing/organisation.ts';
import { argumentsOf, everythingOf } from './testing/selections.ts';
import { type Answer, startWorld, type World } from './testing/world.ts';

/** Callers who may not see what customers said, nor who they are, nor what opens the service. */
interface Reader {
  name: string;
  headers: Record<string, string>;
}

let world: World;
let schema: GraphQLSchema;
let given: Given;
let readers: Reader[];
/** How many things of a type are asked; of those that hold texts of different kinds, more. */
const mostOf = (type: string) => (['ChangeEvent', 'Feedback', 'ImportRow', 'RoadmapItem'].includes(type) ? 2 : 1);

beforeAll(async () => {
  world = await startWorld({
    ...{ WAYMARK_ANONYMOUS_READ: 'true', WAYMARK_MAX_QUERY_COST: '10000000', WAYMARK_MAX_QUERY_ALIASES: '10000' },
    ...{ WAYMARK_MAX_COST_PER_MINUTE: '1000000000', WAYMARK_MAX_QUERY_TOKENS: '100000' },
  });
  given = await makeOrganisation(world);
  schema = await serviceSchema();
  const viewer = await signedIn(world, { role: 'VIEWER' });
  const bearer = async (...scopes: string[]) => ({ authorization: `Bearer ${await tokenWith(world, scopes)}` });
  readers = [
    { name: 'a token with READ', headers: await bearer('READ') },
    {
      name: 'a token with READ, IMPORT, MEASURE and WRITE',
      headers: await bearer('READ', 'IMPORT', 'MEASURE', 'WRITE'),
    },
    { name: 'a VIEWER', headers: { cookie: viewer.cookie } },
    { name: 'anybody', headers: {} },
  ];
});
afterAll(() => world.stop());

const admin = () => ({ authorization: `Bearer ${world.token}` });

async function send({ query, variables }: Operation, headers: Record<string, string>): Promise<string> {
  return (await post(world.url, '/graphql', { query, variables }, headers)).text();
}

/** Everything that can be asked at the root, each field for itself; some as they were, too. */
function rootOperations(): Operation[] {
  const type = schema.getQueryType()!;
  return Object.values(type.getFields())
    .filter(({ name }) => name !== 'node' && name !== 'nodes')
    .flatMap((field) => {
      const passed = argumentsOf({ schema, given }, type, field);
      const selection = everythingOf({ schema, given }, getNamedType(field.type), 0);
      const inPast = passed === '' ? '(asOf: $asOf)' : passed.replace(/\)$/, ', asOf: $asOf)');
      const present = { query: `{ ${field.name}${passed} ${selection} }`, variables: {} };
      if (!field.args.some(({ name }) => name === 'asOf')) return [present];
      const query = `query ($asOf: DateTime) { ${field.name}${inPast} ${selection} }`;
      return [present, { query, variables: { asOf: new Date().toISOString() } }];
    });
}

/** Everything that can be asked of one node, by `node`. */
function nodeOperation(typeName: string, id: string): Operation {
  const everything = everythingOf({ schema, given }, schema.getType(typeName)!);
  return { query: `query ($id: ID!) { node(id: $id) { ... on ${typeName} ${everything} } }`, variables: { id } };
}

/** The ids in an answer, by the type that they are of. */
function idsIn(value: unknown, found: Map<string, Set<string>>): void {
  if (typeof value !== 'object' || value === null) return;
  const { __typename: type, id } = value as { __typename?: string; id?: string };
  if (type && typeof id === 'string') found.set(type, (found.get(type) ?? new Set()).add(id));
  for (const each of Object.values(value)) idsIn(each, found);
}

let swept: Promise<{ operations: Operation[]; ids: Map<string, Set<string>>; text: string }> | undefined;

/** Follows the graph from its root to a few things of every type, as somebody who may see everything. */
function sweep() {
  swept ??= (async () => {
    const operations: Operation[] = [];
    const ids = new Map<string, Set<string>>();
    const asked = new Map<string, number>();
    let text = '';
    let next = rootOperations();
    while (next.length > 0) {
      for (const operation of next) {
        const answer = await send(operation, admin());
        const { data, errors } = JSON.parse(answer) as Answer;
        if (errors) throw new Error(`${operation.query.slice(0, 80)}: ${JSON.stringify(errors)}`);
        text += answer;
        idsIn(data, ids);
      }
      operations.push(...next);
      next = [...ids].flatMap(([type, found]) => {
        const from = asked.get(type) ?? 0;
        const more = [...found].slice(from, mostOf(type));
        asked.set(type, from + more.length);
        return more.map((id) => nodeOperation(type, id));
      });
    }
    return { operations, ids, text };
  })();
  return swept;
}

test('a sweep as an administrator reaches every type, and finds everything that is private', async () => {
  const { ids, text } = await sweep();
  const node = schema.getType('Node');
  const types = isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : [];
  expect([...ids.keys()].sort()).toEqual([...types].sort());
  expect(privateMarks.filter((mark) => !text.includes(mark))).toEqual([]);
});

const leakOf = (text: string) => {
  const at = text.toLowerCase().indexOf(privateWord.toLowerCase());
  return at < 0 ? null : text.slice(Math.max(0, at - 150), at + 50);
};

test.each([0, 1, 2, 3])(
  'the same sweep as reader %i finds nothing of it, and no error that kills an answer',
  async (index) => {
    const { operations, ids } = await sweep();
    const { name, headers } = readers[index]!;
    const all = {
      query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
      variables: { ids: [...ids.values()].flatMap((each) => [...each]).slice(0, 100) },
    };
    for (const operation of [...operations, all]) {
      const text = await send(operation, headers);
      expect([name, operation.query.slice(0, 60), leakOf(text)]).toEqual([name, operation.query.slice(0, 60), null]);
      expect((JSON.parse(text) as Answer).errors).toBeUndefined();
    }
  },
);

test('what only administrators manage is no node for anybody else', async () => {
  const { ids } = await sweep();
  const hidden = ['ApiToken', 'Webhook', 'WebhookDelivery'].flatMap((type) => [...(ids.get(type) ?? [])]);
  expect(hidden.length).toBeGreaterThan(2);
  for (const { headers } of readers.slice(2)) {
    const text = await send(
      { query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', variables: { ids: hidden } },
      headers,
    );
    expect((JSON.parse(text) as Answer).data.nodes).toEqual(hidden.map(() => null));
  }
});

test('no export and no file of failed rows tells it', async () => {
  const formats = ['csv', 'ndjson', 'json'];
  const paths = exportPlans.flatMap(({ path }) => formats.map((format) => `/export/${path}?format=${format}`));
  const seen = await Promise.all(paths.map(async (path) => (await world.fetch(path)).text()));
  expect(seen.join()).toContain('Privata body');
  for (const { headers } of readers) {
    for (const path of [...paths, `/imports/${given.runId}/failed.csv`, '/metrics']) {
      const text = await (await fetch(`${world.url}${path}`, { headers })).text();
      expect([path, leakOf(text)]).toEqual([path, null]);
    }
  }
});

test.each(['roadmapChanged', 'importRunProgressed'])('%s tells nothing of it', async (name) => {
  const field = schema.getSubscriptionType()!.getFields()[name]!;
  const by = { schema, given: { ...given, id: given.runId } };
  const type = schema.getSubscriptionType() as GraphQLObjectType;
  const query = `subscription { ${name}${argumentsOf(by, type, field)} ${everythingOf(by, getNamedType(field.type))} }`;
  for (const { headers } of readers) {
    const abort = new AbortController();
    const response = await fetch(`${world.url}/graphql/stream`, {
      method: 'POST',
      body: JSON.stringify({ query }),
      headers: { ...headers, 'content-type': 'application/json', accept: 'text/event-stream' },
      signal: abort.signal,
    });
    const stream = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const change = setInterval(
      () =>
        void mutate(world, 'customerSave', 'CustomerInput', 'revision', {
          id: given.customerId,
          name: `Privata Ltd ${Math.random()}`,
          kind: 'EXTERNAL',
        }),
      300,
    );
    while (!heard.includes('"data":{')) heard += (await stream.read()).value ?? '';
    clearInterval(change);
    abort.abort();
    expect(heard).not.toContain('"errors"');
    expect(leakOf(heard)).toBeNull();
  }
});

test('what a mutation answers tells no more than asking does', async () => {
  const writer = readers[1]!;
  const { ids } = await sweep();
  const feedbackId = [...ids.get('Feedback')!][0];
  const inputs: Record<string, object> = {
    customerSave: { id: given.customerId, name: 'Renamed', kind: 'EXTERNAL' },
    feedbackAssign: { feedbackIds: [feedbackId], themeSlug: 'card-cost' },
    feedbackUnassign: { feedbackIds: [feedbackId], themeSlug: 'card-cost' },
    feedbackMove: { feedbackIds: [feedbackId], fromSlug: 'card-arrival', toSlug: 'card-cost' },
    feedbackMarkDuplicate: { feedbackIds: [feedbackId], ofId: null },
    suggestionDismiss: { feedbackId, themeSlug: 'card-arrival' },
    themeSave: { slug: 'card-cost', name: 'Card cost' },
    statusUpdatePost: { itemId: given.itemId, health: 'ON_TRACK', body: 'Well' },
    importUndo: { id: given.runId },
  };
  for (const [name, input] of Object.entries(inputs)) {
    const field = schema.getMutationType()!.getFields()[name]!;
    const { query } = anyOperation(OperationTypeNode.MUTATION, field);
    const whole = query.replace(
      /\{ userErrors \{ code message \} \}/,
      everythingOf({ schema, given }, getNamedType(field.type)),
    );
    const text = await send({ query: whole, variables: { input } }, writer.headers);
    const { errors } = JSON.parse(text) as Answer;
    expect([name, errors, leakOf(text)]).toEqual([name, undefined, null]);
  }
});
