import { day, record } from './slo/testing/objectives.ts';
import { type SignedIn, signedIn, tokenWith } from './testing/callers.ts';
import { done, type Refusal, send } from './testing/sending.ts';
import { startWorld, type World } from './testing/world.ts';

let world: World;
let product: SignedIn;
let engineering: SignedIn;
let support: SignedIn;
beforeAll(async () => {
  world = await startWorld();
  product = await signedIn(world);
  engineering = await signedIn(world, { discipline: 'ENGINEERING' });
  support = await signedIn(world, { role: 'CONTRIBUTOR', discipline: 'SUPPORT' });
});
afterAll(() => world.stop());

const item = async (id: string, fields: string) =>
  (await support.ask(`query ($id: ID!) { roadmapItem(id: $id) { ${fields} } }`, { id })).data.roadmapItem;
const step = async (who: SignedIn, id: string, to: string, rest: object = {}) => {
  const { version } = await item(id, 'version');
  return send(who, 'roadmapItemTransition', { id, version, to, ...rest }, 'roadmapItem { status rank }');
};
const unmet = ({ userErrors }: { userErrors: Refusal[] }) =>
  userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`);
const bothSign = async (subjectId: string) => {
  await done(product, 'signOff', { subjectId });
  return (await done(engineering, 'signOff', { subjectId }, 'subject { agreed }')).subject;
};
const instant = async () => {
  await new Promise((passed) => setTimeout(passed, 5));
  const at = new Date().toISOString();
  await new Promise((passed) => setTimeout(passed, 5));
  return at;
};

/** What both disciplines stand on before the quarter begins. */
async function layTheGround(): Promise<void> {
  const wait = { key: 'days-of-waiting', name: 'Days of waiting', unit: 'days', direction: 'DECREASE' };
  await done(product, 'metricSave', { ...wait, definition: 'From the order to the card in hand, the middle one.' });
  const star = await done(
    product,
    'northStarSet',
    {
      ...{ statement: 'Everyone pays on the first day', metricKey: wait.key, baseline: 14, target: 3 },
      inputs: [{ metricKey: wait.key, belief: 'Who waits less pays sooner' }],
    },
    'northStar { id }',
  );
  expect(await bothSign(star.northStar.id)).toEqual({ agreed: true });
  await done(engineering, 'serviceSave', { slug: 'orders', name: 'Orders' });
  const policy = { thresholds: [{ remainingBelow: 0.25, action: 'Only repairs', freezes: ['SPENDS'] }] };
  const slo = await done(
    engineering,
    'sloSave',
    {
      ...{ slug: 'orders-work', name: 'Orders work', serviceSlug: 'orders', sliKind: 'AVAILABILITY' },
      ...{ objective: 0.99, window: 'P28D', coverageFloor: 0, policy },
    },
    'slo { id }',
  );
  expect(await bothSign(slo.slo.id)).toEqual({ agreed: true });
}

/** A nightly file of the help desk, sent by a script. */
async function bringFeedback(): Promise<void> {
  const lines = ['external_id;body;submitted_at;customer_name;importance;themes'];
  for (let n = 1; n <= 4; n++) lines.push(`${n};Where is my card?;2026-11-0${n};Customer ${n};CRITICAL;Card arrival`);
  for (let n = 5; n <= 6; n++) lines.push(`${n};Make it dark;2026-11-0${n};Customer ${n};NICE_TO_HAVE;Dark mode`);
  const token = await tokenWith(world, ['IMPORT', 'WRITE', 'READ_FEEDBACK']);
  const response = await fetch(`${world.url}/import/feedback?source=desk&dryRun=false&createMissingThemes=true`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
    body: lines.join('\n'),
  });
  expect(await response.json()).toMatchObject({
    status: 'COMPLETED',
    totals: { created: 6, failed: 0, themesCreated: 2 },
  });
}

test('a quarter: one item is asked for, doubted, agreed on, frozen, released and done; another is declined and met again', async () => {
  await layTheGround();
  await bringFeedback();

  // Proposed: each answers a theme, and is a long way from a promise.
  const create = {
    ...{ title: 'Tell where the card is', problem: 'Customers do not know where their card is, and call us.' },
    ...{
      outcome: 'Nobody calls to ask.',
      kind: 'FEATURE',
      valueDrivers: ['CUSTOMER_VALUE'],
      themeSlugs: ['card-arrival'],
    },
    ...{ target: { date: '2027-01-01', resolution: 'QUARTER' }, effort: { low: 2, likely: 4, high: 8 } },
  };
  const { roadmapItem } = await done(product, 'roadmapItemCreate', create, 'roadmapItem { id identifier }');
  const { id } = roadmapItem;
  const dark = {
    ...create,
    title: 'Dark mode',
    problem: 'At night the screen is too bright.',
    themeSlugs: ['dark-mode'],
  };
  const declined = (await done(product, 'roadmapItemCreate', dark, 'roadmapItem { id identifier }')).roadmapItem;
  const begin = await instant();
  expect(unmet(await step(product, id, 'COMMITTED'))).toEqual(
    ['SCOPED', 'TRUSTED', 'MEASURABLE', 'ALIGNED', 'AGREED'].map((criterion) => `GUARD_FAILED ${criterion}`),
  );
  await done(product, 'roadmapItemTransition', { id, version: 1, to: 'DISCOVERY' });

  // Questioned: support asks before anyone refuses, and product answers.
  const concern = {
    ...{ itemId: id, discipline: 'SUPPORT', motivatorKey: 'lighter-support' },
    ...{ statement: 'The carrier is often wrong.', whatWouldResolveIt: 'Say how sure we are.' },
  };
  const raised = await done(support, 'concernRaise', concern, 'subject { id }');
  const worried = await support.ask('{ roadmap { items(filter: { openConcernFrom: [SUPPORT] }) { nodes { id } } } }');
  expect(worried.data.roadmap.items.nodes).toEqual([{ id }]);
  const answer = { id: raised.subject.id, status: 'ADDRESSED', resolution: 'It shows a range of days.' };
  await done(product, 'concernResolve', answer);

  // Made ready and signed by both.
  const milestone = { itemId: id, title: 'One carrier', kind: 'INCREMENT', value: 'Half of all customers know.' };
  const first = await done(product, 'milestoneSave', { ...milestone, effortPersonWeeks: 4 }, 'subject { id }');
  const measure = { itemId: id, metricKey: 'days-of-waiting', baseline: 14, target: 3 };
  await done(product, 'successMetricSet', measure);
  await done(product, 'alignmentSet', {
    itemId: id,
    inputMetricKey: measure.metricKey,
    rationale: 'They plan with it.',
  });
  await done(engineering, 'sloLinkSet', { itemId: id, sloSlug: 'orders-work', relation: 'SPENDS' });
  const { version } = await item(id, 'version');
  const owners = { productOwnerId: product.personId, engineeringOwnerId: engineering.personId };
  await done(product, 'roadmapItemUpdate', { id, version, ...owners });
  expect(unmet(await step(product, id, 'COMMITTED'))).toEqual(['GUARD_FAILED AGREED']);
  expect(await bothSign(id)).toEqual({ agreed: true });
  expect((await step(product, id, 'COMMITTED')).roadmapItem.status).toBe('COMMITTED');
  expect(await item(id, 'committedTarget { label } driftDays')).toEqual({
    ...{ committedTarget: { label: 'Q1 2027' }, driftDays: 0 },
  });

  // Frozen by a budget that ran down, and unfrozen when the service is well again.
  const today = day(new Date().toISOString().slice(0, 10));
  const hour = 3_600_000;
  await record(world, 'orders-work', [{ from: today - 6 * hour, to: today - 5 * hour, good: 900, total: 1000 }]);
  const frozen = await step(engineering, id, 'IN_PROGRESS');
  expect(frozen.userErrors).toMatchObject([{ code: 'GUARD_FAILED', message: expect.stringContaining('orders-work') }]);
  expect(await item(id, 'slos { frozen } readiness { passed }')).toEqual({
    ...{ slos: [{ frozen: true }], readiness: { passed: false } },
  });
  await record(world, 'orders-work', [{ from: today - 5 * hour, to: today - 4 * hour, good: 99_000, total: 99_000 }]);
  expect((await step(engineering, id, 'IN_PROGRESS')).roadmapItem.status).toBe('IN_PROGRESS');

  // Later than promised: a decision moves the target, the promise stays.
  const defer = await done(
    product,
    'decisionRecord',
    {
      ...{
        kind: 'DEFER',
        question: 'Wait for the second carrier?',
        outcome: 'Until Q2',
        rationale: 'It is most of them.',
      },
      ...{ gaveUp: 'The spring campaign', tradeOffKeys: ['certain-over-soon'], itemIds: [id] },
    },
    'decision { id identifier }',
  );
  const later = {
    id,
    version: (await item(id, 'version')).version,
    target: { date: '2027-04-01', resolution: 'QUARTER' },
  };
  expect(unmet(await send(product, 'roadmapItemUpdate', later))).toEqual(['GUARD_FAILED target']);
  await done(product, 'roadmapItemUpdate', { ...later, decisionId: defer.decision.id });
  expect(await item(id, 'agreed committedTarget { label } target { label } driftDays')).toEqual({
    ...{ agreed: false, committedTarget: { label: 'Q1 2027' }, target: { label: 'Q2 2027' }, driftDays: 91 },
  });

  // Released, which is not done: measured, told of and met it is.
  expect((await step(engineering, id, 'RELEASED')).roadmapItem.status).toBe('RELEASED');
  expect(unmet(await step(product, id, 'DONE'))).toEqual(
    ['MILESTONES_DELIVERED', 'METRICS_MEASURED', 'METRICS_MET'].map((criterion) => `GUARD_FAILED ${criterion}`),
  );
  await done(engineering, 'milestoneSave', {
    ...milestone,
    id: first.subject.id,
    delivered: true,
    outcome: 'It holds.',
  });
  await done(product, 'successMetricSet', { ...measure, actual: 5 });
  expect(unmet(await step(product, id, 'DONE'))).toEqual(['GUARD_FAILED METRICS_MET']);
  await done(product, 'successMetricSet', { ...measure, actual: 2.5 });
  await done(support, 'statusUpdatePost', {
    itemId: id,
    health: 'ON_TRACK',
    body: 'Two and a half days, and no calls.',
  });
  expect((await step(product, id, 'DONE')).roadmapItem).toEqual({ status: 'DONE', rank: null });

  // Declined, with what would change the answer; and met again when someone asks for the same.
  expect(unmet(await step(product, declined.id, 'DECLINED'))).toEqual(['GUARD_FAILED decisionId']);
  const decline = await done(
    product,
    'decisionRecord',
    {
      ...{
        kind: 'DECLINE',
        question: 'A dark mode this year?',
        outcome: 'No',
        rationale: 'Two ask, four wait for a card.',
      },
      ...{ itemIds: [declined.id], revisitWhen: [{ themeSlug: 'dark-mode', comparison: 'ABOVE', value: 2 }] },
    },
    'decision { id identifier dueForRevisit }',
  );
  expect(decline.decision.dueForRevisit).toBe(false);
  expect((await step(product, declined.id, 'DECLINED')).roadmapItem.status).toBe('DECLINED');
  const { data: met } = await support.ask(
    '{ precedents(text: "The screen is too bright at night") { decision { identifier kind } because } }',
  );
  expect(met.precedents).toEqual([
    {
      decision: { identifier: decline.decision.identifier, kind: 'DECLINE' },
      because: [`It was about ${declined.identifier} “Dark mode”, which asks much the same.`],
    },
  ]);
  const again = { ...create, title: 'Night colours', problem: 'Eyes hurt.', themeSlugs: ['dark-mode'] };
  const asked = (await done(product, 'roadmapItemCreate', again, 'roadmapItem { id }')).roadmapItem;
  const precedents = await item(asked.id, 'precedents { decision { identifier } because }');
  expect(precedents.precedents[0]).toEqual({
    decision: { identifier: decline.decision.identifier },
    because: [`It was about ${declined.identifier} “Dark mode”, which answers the same theme, “Dark mode”.`],
  });
  const third = { source: 'desk', body: 'My eyes!', submittedAt: '2026-11-20T00:00:00Z', themes: ['Dark mode'] };
  await support.ask('mutation ($input: FeedbackRowInput!) { feedbackCreate(input: $input) { revision } }', {
    input: third,
  });
  const { data: due } = await support.ask('{ decisions(filter: { dueForRevisit: true }) { nodes { identifier } } }');
  expect(due.decisions.nodes).toEqual([{ identifier: decline.decision.identifier }]);

  // The comparison of both ends, and the history of the one that was done, tell the story.
  const end = await instant();
  const { data: story } = await support.ask(
    `query ($begin: DateTime!, $end: DateTime!) { roadmap(asOf: $begin) { items { totalCount } compare(to: $end) {
      added { title } removed { title } changed { item { title } statusFrom statusTo targetDriftDays decisions { identifier } } } } }`,
    { begin, end },
  );
  expect(story.roadmap.items.totalCount).toBe(2);
  expect(story.roadmap.compare).toEqual({
    added: [{ title: 'Night colours' }],
    removed: [],
    changed: expect.arrayContaining([
      {
        ...{ item: { title: create.title }, statusFrom: 'PROPOSED', statusTo: 'DONE', targetDriftDays: 91 },
        decisions: [{ identifier: defer.decision.identifier }],
      },
      {
        ...{ item: { title: dark.title }, statusFrom: 'PROPOSED', statusTo: 'DECLINED', targetDriftDays: 0 },
        decisions: [{ identifier: decline.decision.identifier }],
      },
    ]),
  });
  const { history } = await item(
    id,
    'history(first: 100) { nodes { subjectType field after decision { identifier } } }',
  );
  const steps = history.nodes.filter(
    (event: { subjectType: string; field: string }) => event.subjectType === 'RoadmapItem' && event.field === 'status',
  );
  const statuses = steps.map(({ after }: { after: string }) => JSON.parse(after));
  expect(statuses.reverse()).toEqual(['DISCOVERY', 'COMMITTED', 'IN_PROGRESS', 'RELEASED', 'DONE']);
  expect(history.nodes).toContainEqual(
    expect.objectContaining({ field: 'target', decision: { identifier: defer.decision.identifier } }),
  );
});
