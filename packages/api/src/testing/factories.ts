import { type SignedIn, signedIn } from './callers.ts';
import type { World } from './world.ts';

/** What tests need of an item that they made. */
export interface MadeItem {
  id: string;
  identifier: string;
  version: number;
}

/** Sends a mutation with one input and gives its payload. Fails the test when GraphQL itself refuses. */
export async function mutate(world: World, name: string, type: string, fields: string, input: object, token?: string) {
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { field message code } } }`;
  const { data, errors } = await world.ask(query, { input }, token);
  if (errors) throw new Error(JSON.stringify(errors));
  return data[name];
}

/** Makes an item; fails the test when it is refused. */
export async function makeItem(world: World, overrides: object = {}): Promise<MadeItem> {
  const input = {
    title: 'Cards arrive within three days',
    problem: 'New customers wait two weeks for their card.',
    outcome: 'Nine in ten cards arrive within three days.',
    kind: 'FEATURE',
    valueDrivers: [],
    ...overrides,
  };
  const payload = await mutate(
    world,
    'roadmapItemCreate',
    'RoadmapItemCreateInput',
    'roadmapItem { id identifier version }',
    input,
  );
  if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
  return payload.roadmapItem;
}

/** What tests need of a decision that they recorded. */
export interface MadeDecision {
  id: string;
  identifier: string;
}

/** Records a decision, a TRADE_OFF unless told otherwise; fails the test when it is refused. */
export async function recordDecision(world: World, overrides: object = {}): Promise<MadeDecision> {
  const input = {
    ...{ kind: 'TRADE_OFF', question: 'What first?', outcome: 'The smaller one', rationale: 'We learn sooner' },
    ...overrides,
  };
  const payload = await mutate(world, 'decisionRecord', 'DecisionRecordInput', 'decision { id identifier }', input);
  if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
  return payload.decision;
}

const leads = new WeakMap<World, Promise<SignedIn[]>>();

/** A lead of product and one of engineering, the same two for all that a test file agrees on. */
export function leadsOf(world: World): Promise<SignedIn[]> {
  let both = leads.get(world);
  if (!both) {
    both = signedIn(world).then(async (product) => [product, await signedIn(world, { discipline: 'ENGINEERING' })]);
    leads.set(world, both);
  }
  return both;
}

/** Has a lead of product and one of engineering sign something off. */
export async function agreeOn(world: World, subjectId: string): Promise<void> {
  const sign = 'mutation ($id: ID!) { signOff(input: { subjectId: $id }) { userErrors { message } } }';
  for (const lead of await leadsOf(world)) {
    const { data } = await lead.ask(sign, { id: subjectId });
    if (data.signOff.userErrors.length > 0) throw new Error(JSON.stringify(data.signOff.userErrors));
  }
}

const checks = {
  COMMITTED: ['SCOPED', 'TRUSTED', 'MEASURABLE', 'ALIGNED', 'EVIDENCED'],
  DONE: ['MILESTONES_DELIVERED', 'METRICS_MEASURED', 'METRICS_MET', 'SLOS_KEPT', 'REQUESTERS_TOLD'],
};

/** Has both disciplines agree to set all checks aside that a step asks for, and, for COMMITTED, to the item itself. */
async function clearTheWay(world: World, item: MadeItem, to: keyof typeof checks): Promise<MadeItem> {
  const waiver = await recordDecision(world, { kind: 'WAIVER', itemIds: [item.id], waives: checks[to] });
  await agreeOn(world, waiver.id);
  if (to === 'DONE') return item;
  const owners = (await leadsOf(world)).map(({ personId }) => personId);
  const input = { id: item.id, version: item.version, productOwnerId: owners[0], engineeringOwnerId: owners[1] };
  const fields = 'roadmapItem { id identifier version }';
  const payload = await mutate(world, 'roadmapItemUpdate', 'RoadmapItemUpdateInput', fields, input);
  if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
  await agreeOn(world, item.id);
  return payload.roadmapItem;
}

/**
 * Takes an item to a status, step by step, and sees to what each step asks for: waivers, owners and sign-offs, and the
 * decision behind a no. Gives it as it is then.
 */
export async function takeItemTo(world: World, item: MadeItem, ...steps: string[]): Promise<MadeItem> {
  let present = item;
  for (const to of steps) {
    if (to === 'COMMITTED' || to === 'DONE') present = await clearTheWay(world, present, to);
    const kind = { DECLINED: 'DECLINE', STOPPED: 'STOP' }[to];
    if (kind) await recordDecision(world, { kind, itemIds: [item.id] });
    const input = { id: present.id, version: present.version, to, reason: 'As planned' };
    const payload = await mutate(
      world,
      'roadmapItemTransition',
      'RoadmapItemTransitionInput',
      'roadmapItem { id identifier version }',
      input,
    );
    if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
    present = payload.roadmapItem;
  }
  return present;
}

/** Makes a theme with entries of feedback, one a customer; gives its slug. */
export async function makeTheme(
  world: World,
  name: string,
  customers: { name: string; annualRevenue?: number; importance?: string }[],
): Promise<string> {
  const theme = await mutate(world, 'themeSave', 'ThemeInput', 'theme { slug }', { slug: name, name });
  for (const { name: customerName, ...rest } of customers) {
    const input = {
      source: 'desk',
      body: `${customerName} speaks of ${name}`,
      submittedAt: '2026-11-01T00:00:00Z',
      themes: [name],
      customerName,
      ...rest,
    };
    const payload = await mutate(world, 'feedbackCreate', 'FeedbackRowInput', 'feedback { id }', input);
    if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
  }
  return theme.theme.slug;
}
