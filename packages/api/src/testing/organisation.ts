import { sendFile } from '../imports/testing/sending.ts';
import { record, saveService, saveSlo } from '../slo/testing/objectives.ts';
import { leadsOf, makeItem, makeTheme, mutate, recordDecision } from './factories.ts';
import type { World } from './world.ts';

/** A word that stands in everything of the organisation that only some may see, in this or in lower case. */
export const privateWord = 'Privata';

/** What of it a caller who may see everything finds. */
export const privateMarks = [
  ...['Privata title', 'Privata body', 'Privata quote', 'Privata Ltd', 'privata-tag', 'privata-segment', 'privata-id'],
  ...['https://privata.example/ticket', 'https://privata.example/hook', 'Privata token', 'Privata raw', 'privata-lead'],
];

/** Values for arguments and fields of inputs, by their names: what they name is there. */
export type Given = Record<string, unknown>;

const hourMs = 3_600_000;

/** Makes something of every kind that there is, and gives values by which operations find it. */
export async function makeOrganisation(world: World): Promise<Given> {
  const done = async (name: string, type: string, fields: string, input: object) => {
    const payload = await mutate(world, name, type, fields, input);
    if (payload.userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(payload.userErrors)}`);
    return payload;
  };
  const [lead, other] = await leadsOf(world);
  const person = { id: lead!.personId, name: 'Ada', email: 'privata-lead@example.org', role: 'LEAD' };
  await done('personSave', 'PersonInput', 'person { id }', { ...person, discipline: 'PRODUCT' });
  await done('teamSave', 'TeamInput', 'team { id }', { slug: 'core', name: 'Core', memberIds: [lead!.personId] });
  await done('prioritySave', 'PriorityInput', '__typename', { slug: 'trust', title: 'Trust', rank: 1 });
  for (const key of ['cards', 'speed', 'errors']) {
    const metric = { key, name: key, definition: `How many ${key}`, unit: 'count', direction: 'INCREASE' };
    await done('metricSave', 'MetricInput', '__typename', metric);
  }
  const points = [{ at: '2026-10-01T00:00:00Z', value: 4 }];
  await done('metricRecord', 'MetricRecordInput', '__typename', { key: 'cards', points });
  await done('northStarSet', 'NorthStarInputInput', '__typename', {
    ...{ statement: 'Cards in hands', metricKey: 'cards', target: 9, guardrailKeys: ['errors'] },
    ...{ inputs: [{ metricKey: 'speed', belief: 'Speed moves it' }], prioritySlugs: ['trust'] },
  });
  const feedback = await makeFeedback(world, done);
  const { itemId, otherId } = await makePlan(world, done, feedback.customerId);
  await saveObjective(world, done, itemId);
  const { period } = await done('periodSave', 'PeriodInput', 'period { id }', {
    ...{ name: '2026 Q4', start: '2026-10-01', end: '2026-12-31' },
    targetMix: [],
  });
  const inPeriod = { periodId: period.id, teamSlug: 'core' };
  await done('allocationSet', 'AllocationInput', '__typename', { ...inPeriod, itemId, personWeeks: 3 });
  const weeks = { gross: 10, timeOff: 1, onCall: 1, support: 1 };
  await done('capacitySet', 'CapacityInput', '__typename', { ...inPeriod, ...weeks });
  const hook = { url: 'https://privata.example/hook', events: ['ROADMAP_CHANGED', 'IMPORT_FINISHED'] };
  await done('webhookSave', 'WebhookInput', '__typename', hook);
  await done('apiTokenCreate', 'ApiTokenCreateInput', '__typename', { name: 'Privata token', scopes: ['READ'] });
  const decision = await recordDecision(world, { itemIds: [itemId], themeIds: [feedback.themeId] });
  const view = 'mutation ($input: SavedViewInput!) { savedViewSave(input: $input) { userErrors { message } } }';
  await lead!.ask(view, { input: { name: 'Ours', shared: true, state: {} } });
  await other!.ask(view, { input: { name: 'Privata view', shared: false, state: {} } });
  const spans = { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z', at: '2026-11-01T00:00:00Z' };
  return {
    ...feedback,
    ...{ itemId, dependsOnId: otherId, periodId: period.id, subjectId: itemId, decisionId: decision.id },
    ...{ teamSlug: 'core', sloSlug: 'checkout', serviceSlug: 'web', themeSlug: 'card-arrival', slug: 'core' },
    ...{ key: 'cards', metricKey: 'cards', inputMetricKey: 'speed', termKey: 'lone-expert', source: 'desk' },
    ...{ query: 'card', text: 'My card has not come', by: 'STATUS', over: 'PT1H', step: 'PT1H', ...spans },
    'Query.customer.id': feedback.customerId,
    'Query.decision.id': decision.id,
    'Query.importRun.id': feedback.runId,
    'Query.period.id': period.id,
    'Query.roadmapItem.id': itemId,
    'Query.service.slug': 'web',
    'Query.slo.slug': 'checkout',
    'Query.theme.slug': 'card-arrival',
  };
}

type Done = (name: string, type: string, fields: string, input: object) => ReturnType<typeof mutate>;

/** Entries under a theme, an import with a row that failed, and the customer behind them. */
async function makeFeedback(world: World, done: Done) {
  await makeTheme(world, 'card-arrival', [{ name: 'Privata Ltd', importance: 'CRITICAL' }]);
  await makeTheme(world, 'card-cost', []);
  const row = {
    ...{ source: 'desk', externalId: 'privata-id', title: 'Privata title', body: '<p>Privata body, the card</p>' },
    ...{ submittedAt: '2026-11-01T00:00:00Z', customerName: 'Privata Ltd', customerExternalId: 'privata-7' },
    ...{ tags: ['privata-tag'], url: 'https://privata.example/ticket' },
    ...{ annualRevenue: 250_000, language: 'en', importance: 'CRITICAL' },
  };
  const { feedback } = await done('feedbackCreate', 'FeedbackRowInput', 'feedback { id customer { id } }', row);
  const [{ id, customer }] = [feedback].flat();
  const known = { id: customer.id, name: 'Privata Ltd', kind: 'EXTERNAL', segment: 'privata-segment' };
  await done('customerSave', 'CustomerInput', '__typename', known);
  const quote = { feedbackIds: [id], themeSlug: 'card-arrival', quote: 'Privata quote' };
  await done('feedbackAssign', 'FeedbackAssignInput', '__typename', quote);
  const file = [
    'external_id,title,body,submitted_at,customer_name,importance',
    'privata-8,Privata title,Privata body again,2026-11-02,Privata Ltd,critical',
    'privata-9,Privata raw,Privata raw,2026-11-02,Privata Ltd,privata-importance',
  ];
  await sendFile(world, 'feedback', 'source=desk&dryRun=false&fileName=export.csv', file.join('\n'));
  const { data } = await world.ask('{ theme(slug: "card-arrival") { id } importRuns(first: 1) { nodes { id } } }');
  const more = await world.ask('{ feedback(first: 3) { nodes { id } } }');
  const ids = more.data.feedback.nodes.map((node: { id: string }) => node.id);
  await done('feedbackMarkDuplicate', 'FeedbackDuplicateInput', '__typename', {
    feedbackIds: ids.filter((each: string) => each !== id).slice(0, 1),
    ofId: id,
  });
  return {
    ...{ feedbackId: id as string, feedbackIds: [id], customerId: customer.id as string },
    ...{ themeId: data.theme.id as string, runId: data.importRuns.nodes[0].id as string },
    ...{ fromSlug: 'card-arrival', toSlug: 'card-cost', themeSlugs: ['card-arrival'] },
  };
}

/** An item with everything that hangs on one, and another that it needs. */
async function makePlan(world: World, done: Done, requestedById: string) {
  const other = await makeItem(world, { title: 'A carrier that is faster', kind: 'TECHNICAL_INVESTMENT' });
  const { id: itemId } = await makeItem(world, {
    ...{ teamSlug: 'core', themeSlugs: ['card-arrival'], prioritySlugs: ['trust'], horizon: 'NOW' },
    request: { driver: 'They wait', requestedById, singleCustomer: true },
    links: [{ url: 'https://example.org/plan', label: 'Plan' }],
  });
  const milestone = { itemId, kind: 'INCREMENT', title: 'First cards', value: 'Some have theirs' };
  await done('milestoneSave', 'MilestoneSaveInput', '__typename', milestone);
  await done('alignmentSet', 'AlignmentInput', '__typename', { itemId, inputMetricKey: 'speed', rationale: 'Sooner' });
  await done('successMetricSet', 'SuccessMetricInput', '__typename', { itemId, metricKey: 'cards', target: 9 });
  await done('dependencySet', 'DependencyInput', '__typename', { itemId, dependsOnId: other.id });
  await done('scoreSet', 'ScoreInput', '__typename', { itemId, confidence: 0.8, impact: 2 });
  await done('supportBurdenSet', 'SupportBurdenInput', '__typename', { itemId, actualHoursPerWeek: 9 });
  await done('statusUpdatePost', 'StatusUpdateInput', '__typename', { itemId, health: 'ON_TRACK', body: 'Well' });
  const worry = { itemId, discipline: 'PRODUCT', statement: 'Late', whatWouldResolveIt: 'A date' };
  await done('concernRaise', 'ConcernRaiseInput', '__typename', worry);
  const risk = { itemId, termKey: 'lone-expert', statement: 'One knows', response: 'MITIGATE' };
  await done('riskSave', 'RiskSaveInput', '__typename', { ...risk, impact: 'HIGH', likelihood: 'LOW' });
  return { itemId, otherId: other.id };
}

/** An objective with a budget that is nearly gone, linked to the item. */
async function saveObjective(world: World, done: Done, itemId: string): Promise<void> {
  await saveService(world, 'web');
  await saveSlo(world, 'checkout', { window: 'P1D' });
  const end = Math.floor(Date.now() / hourMs) * hourMs;
  const slices = Array.from({ length: 24 }, (_, hour) => {
    return { from: end + (hour - 24) * hourMs, to: end + (hour - 23) * hourMs, good: 50, total: 100 };
  });
  await record(world, 'checkout', slices);
  await done('sloLinkSet', 'SloLinkInput', '__typename', { itemId, sloSlug: 'checkout', relation: 'DEPENDS_ON' });
  const span = { from: new Date(end - hourMs).toISOString(), to: new Date(end).toISOString() };
  const exclusion = { sloSlug: 'checkout', reason: 'Maintenance', ...span };
  await done('budgetExclusionSave', 'BudgetExclusionInput', '__typename', exclusion);
}
