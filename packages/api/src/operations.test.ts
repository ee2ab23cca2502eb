import { type GraphQLField, OperationTypeNode } from 'graphql';
import { permissionsOfRole, permissionsOfScopes, Role, TokenScope } from './identity/role.ts';
import { Permission } from './platform/actor.ts';
import { serviceSchema } from './schema.ts';
import { anyOperation, type Operation } from './testing/any-operation.ts';
import { signedIn, tokenWith } from './testing/callers.ts';
import { type Answer, startWorld, type World } from './testing/world.ts';

const { READ, CONTRIBUTE, IMPORT, PLAN, AGREE, MEASURE, MANAGE_PEOPLE, MANAGE_ACCESS } = Permission;

/** Whoever is known, whatever the caller may do. */
const known: Permission[] = [];

/** For people, and not for tokens. */
const PERSON = 'PERSON';
type Need = Permission | typeof PERSON;

/** What each operation asks for. A new operation fails here until it has its line. */
const queries: Record<string, Need[]> = {
  apiTokens: [READ],
  customer: [READ],
  customers: [READ],
  decision: [READ],
  decisions: [READ],
  feedback: [READ],
  findings: [READ],
  importRun: [READ],
  importRuns: [READ],
  metric: [READ],
  metrics: [READ],
  node: [READ],
  nodes: [READ],
  northStar: [READ],
  northStars: [READ],
  people: [READ],
  period: [READ],
  periods: [READ],
  precedents: [READ],
  priorities: [READ],
  rateLimit: [READ],
  roadmap: [READ],
  roadmapItem: [READ],
  savedViews: [READ],
  search: [READ],
  service: [READ],
  services: [READ],
  settings: [READ],
  slo: [READ],
  slos: [READ],
  team: [READ],
  teams: [READ],
  terms: [READ],
  theme: [READ],
  themeSuggestions: [READ],
  themes: [READ],
  viewer: known,
  webhooks: [READ],
};

const mutations: Record<string, Need[]> = {
  alignmentDelete: [PLAN],
  alignmentSet: [PLAN],
  allocationSet: [PLAN],
  apiTokenCreate: [MANAGE_ACCESS],
  apiTokenRevoke: [MANAGE_ACCESS],
  concernRaise: [CONTRIBUTE],
  concernResolve: [CONTRIBUTE],
  customerMerge: [PLAN],
  capacitySet: [PLAN],
  budgetExclusionDelete: [PLAN],
  budgetExclusionSave: [PLAN],
  customerSave: [PLAN],
  decisionRecord: [PLAN],
  decisionUpdate: [PLAN],
  dependencyDelete: [PLAN],
  dependencySet: [PLAN],
  feedbackAssign: [CONTRIBUTE],
  feedbackCreate: [CONTRIBUTE],
  feedbackErase: [MANAGE_ACCESS],
  feedbackMarkDuplicate: [CONTRIBUTE],
  feedbackMove: [CONTRIBUTE],
  feedbackImport: [IMPORT],
  feedbackUnassign: [CONTRIBUTE],
  importCancel: [IMPORT],
  importUndo: [IMPORT],
  metricRecord: [MEASURE],
  metricSave: [PLAN],
  milestoneDelete: [PLAN],
  milestoneSave: [PLAN],
  northStarSet: [PLAN],
  periodSave: [PLAN],
  openSloImport: [IMPORT, PLAN],
  personInvite: [MANAGE_PEOPLE],
  personSave: [MANAGE_PEOPLE],
  prioritySave: [PLAN],
  riskDelete: [PLAN],
  riskSave: [PLAN],
  roadmapImport: [IMPORT, PLAN],
  roadmapItemCreate: [PLAN],
  roadmapItemDelete: [PLAN],
  roadmapItemMove: [PLAN],
  roadmapItemTransition: [PLAN],
  roadmapItemUpdate: [PLAN],
  savedViewDelete: [PERSON],
  savedViewSave: [PERSON],
  scoreSet: [PLAN],
  serviceSave: [PLAN],
  settingSave: [MANAGE_ACCESS],
  signOff: [AGREE],
  signOffWithdraw: [AGREE],
  sliRecord: [MEASURE],
  sloSave: [PLAN],
  sloDelete: [PLAN],
  sloProtect: [PLAN],
  sloLinkDelete: [PLAN],
  sloLinkSet: [PLAN],
  statusUpdatePost: [CONTRIBUTE],
  successMetricDelete: [PLAN],
  successMetricSet: [PLAN],
  supportBurdenSet: [PLAN],
  suggestionDismiss: [CONTRIBUTE],
  teamSave: [PLAN],
  termSave: [PLAN],
  themeImport: [IMPORT, PLAN],
  themeMerge: [PLAN],
  themeSave: [PLAN],
  webhookDelete: [MANAGE_ACCESS],
  webhookRedeliver: [MANAGE_ACCESS],
  webhookSave: [MANAGE_ACCESS],
  themeUnmerge: [PLAN],
};

const subscriptions: Record<string, Permission[]> = {
  budgetStateChanged: [READ],
  importRunProgressed: [READ],
  roadmapChanged: [READ],
};

interface Caller {
  name: string;
  permissions: Need[];
  ask(operation: Operation): Promise<Answer>;
}

let world: World;
const callers: Caller[] = [];
const fields: Record<'query' | 'mutation' | 'subscription', Record<string, GraphQLField<unknown, unknown>>> = {
  query: {},
  mutation: {},
  subscription: {},
};

beforeAll(async () => {
  world = await startWorld();
  const schema = await serviceSchema();
  fields.query = schema.getQueryType()!.getFields();
  fields.mutation = schema.getMutationType()!.getFields();
  fields.subscription = schema.getSubscriptionType()!.getFields();
  for (const scope of Object.values(TokenScope)) {
    const token = await tokenWith(world, [scope]);
    const ask = ({ query, variables }: Operation) => world.ask(query, variables, token);
    callers.push({ name: `a token with ${scope}`, permissions: permissionsOfScopes([scope]), ask });
  }
  for (const role of Object.values(Role)) {
    const person = await signedIn(world, { role });
    const ask = ({ query, variables }: Operation) => person.ask(query, variables);
    callers.push({ name: `a ${role}`, permissions: [...permissionsOfRole(role), PERSON], ask });
  }
});
afterAll(() => world.stop());

const codesOf = ({ data, errors = [] }: Answer): string[] => [
  ...errors.map(({ extensions }) => extensions.code),
  ...Object.values<{ userErrors?: { code: string }[] } | null>(data ?? {}).flatMap((payload) =>
    (payload?.userErrors ?? []).map(({ code }) => code),
  ),
];

test('every operation stands in the table', () => {
  expect(Object.keys(fields.query).sort()).toEqual(Object.keys(queries).sort());
  expect(Object.keys(fields.mutation).sort()).toEqual(Object.keys(mutations).sort());
  expect(Object.keys(fields.subscription).sort()).toEqual(Object.keys(subscriptions).sort());
});

describe.each([
  [OperationTypeNode.QUERY, queries],
  [OperationTypeNode.MUTATION, mutations],
])('%s', (kind, table) => {
  test.each(Object.entries(table))('%s is for those with %j, and for nobody else', async (name, needed) => {
    const operation = anyOperation(kind, fields[kind as 'query' | 'mutation'][name]!);
    const outcome = new Map<string, boolean>();
    const wanted = new Map<string, boolean>();
    for (const caller of callers) {
      const codes = codesOf(await caller.ask(operation));
      expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
      expect(codes).not.toContain('GRAPHQL_VALIDATION_FAILED');
      outcome.set(caller.name, !codes.includes('FORBIDDEN'));
      wanted.set(
        caller.name,
        needed.every((permission) => caller.permissions.includes(permission)),
      );
    }
    expect(outcome).toEqual(wanted);
  });

  test.each(Object.keys(table))('%s is for callers that are known', async (name) => {
    const { query, variables } = anyOperation(kind, fields[kind as 'query' | 'mutation'][name]!);
    expect(codesOf(await world.ask(query, variables, null))).toEqual(['UNAUTHENTICATED']);
  });
});

test.each([
  ['feedback', '{ nodes { id } }', { nodes: [] }],
  ['customers', '{ nodes { id } }', { nodes: [] }],
  ['customer(id: "x")', '{ id }', null],
])('%s is left out for callers without READ_FEEDBACK, and said so', async (field, selection, empty) => {
  const viewer = callers.find(({ permissions }) => permissions.join() === READ)!;
  const answer = await viewer.ask({ query: `{ left: ${field} ${selection} }`, variables: {} });
  expect(answer).toEqual({ data: { left: empty }, extensions: { redacted: true } });
});

test.each(Object.keys(subscriptions))('%s is for those who may READ', async (name) => {
  const { query, variables } = anyOperation(OperationTypeNode.SUBSCRIPTION, fields.subscription[name]!);
  const listen = async (scope: TokenScope): Promise<string> => {
    const abort = new AbortController();
    const response = await fetch(`${world.url}/graphql/stream`, {
      method: 'POST',
      body: JSON.stringify({ query, variables }),
      headers: {
        authorization: `Bearer ${await tokenWith(world, [scope])}`,
        'content-type': 'application/json',
        accept: 'text/event-stream',
      },
      signal: abort.signal,
    });
    const { value = '' } = await response.body!.pipeThrough(new TextDecoderStream()).getReader().read();
    abort.abort();
    return value;
  };
  expect(await listen(TokenScope.MEASURE)).toContain('FORBIDDEN');
  expect(await listen(TokenScope.READ)).not.toContain('FORBIDDEN');
});
