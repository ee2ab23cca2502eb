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

/** Takes an item to a status, step by step; gives it as it is then. */
export async function takeItemTo(world: World, item: MadeItem, ...steps: string[]): Promise<MadeItem> {
  let present = item;
  for (const to of steps) {
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
