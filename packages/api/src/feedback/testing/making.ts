import { mutate } from '../../testing/factories.ts';
import type { World } from '../../testing/world.ts';

interface Payload {
  theme?: { id: string; slug: string; version: number; name: string; rules: string[] } | null;
  customer?: { id: string; name: string } | null;
  feedback?: { id: string; body: string; customer: { id: string; name: string } | null }[];
  erased?: number;
  revision: string;
  userErrors: { field: string[] | null; message: string; code: string }[];
}

const types = {
  themeSave: ['ThemeInput', 'theme { id slug version name summary status parent { slug } rules }'],
  customerSave: [
    'CustomerInput',
    'customer { id name kind annualRevenue currency externalRefs { source externalId } }',
  ],
  customerMerge: [
    'CustomerMergeInput',
    'customer { id name segment annualRevenue currency externalRefs { source externalId } mergedFrom { name } feedback { totalCount } }',
  ],
  feedbackCreate: [
    'FeedbackRowInput',
    'feedback { id source body submittedAt importance customer { id name } themes { origin quote theme { slug } } }',
  ],
  feedbackAssign: ['FeedbackAssignInput', 'feedback { id body themes { origin quote theme { slug } } }'],
  themeMerge: ['ThemeMergeInput', 'theme { id slug version mergedFrom { slug } }'],
  themeUnmerge: ['DeleteInput', 'theme { id slug version mergedInto { slug } }'],
  feedbackMove: ['FeedbackMoveInput', 'feedback { id themes { origin quote theme { slug } } }'],
  feedbackMarkDuplicate: ['FeedbackDuplicateInput', 'feedback { id duplicateOf { id body } }'],
  feedbackErase: ['FeedbackEraseInput', 'erased'],
  feedbackUnassign: ['FeedbackAssignInput', 'feedback { id body themes { origin quote theme { slug } } }'],
} as const;

/** Sends one of the slice's mutations and gives its payload; refusals are in it. A theme's slug is its name's unless given. */
export async function send(world: World, name: keyof typeof types, input: object, token?: string): Promise<Payload> {
  const [type, fields] = types[name];
  return mutate(world, name, type, `${fields} revision`, name === 'themeSave' ? named(input) : input, token);
}

function named(input: { name?: string; slug?: string }): object {
  return { slug: input.name, ...input };
}

/** Makes a theme; fails the test when it is refused. */
export async function makeTheme(world: World, name: string, overrides: object = {}) {
  return done(await send(world, 'themeSave', { name, ...overrides })).theme!;
}

/** Makes a customer; fails the test when it is refused. */
export async function makeCustomer(world: World, name: string, overrides: object = {}) {
  return done(await send(world, 'customerSave', { name, kind: 'EXTERNAL', ...overrides })).customer!;
}

/** Adds an entry; fails the test when it is refused. */
export async function makeFeedback(world: World, body: string, overrides: object = {}) {
  return done(await send(world, 'feedbackCreate', { body, ...overrides })).feedback![0]!;
}

function done(payload: Payload): Payload {
  if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
  return payload;
}
