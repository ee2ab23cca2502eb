import { saveService, sloInput } from '../slo/testing/objectives.ts';
import { type SignedIn, signedIn, tokenWith } from '../testing/callers.ts';
import { makeItem, mutate } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
let product: SignedIn;
let engineering: SignedIn;
beforeAll(async () => {
  world = await startWorld();
  product = await signedIn(world, { role: 'LEAD', discipline: 'PRODUCT' });
  engineering = await signedIn(world, { role: 'LEAD', discipline: 'ENGINEERING' });
});
afterAll(() => world.stop());

const sign =
  'mutation ($id: ID!) { signOff(input: { subjectId: $id }) { subject { agreed } userErrors { code field message } } }';

async function agreedItem(input: object = {}): Promise<string> {
  const { id } = await makeItem(world, input);
  await product.ask(sign, { id });
  const { data } = await engineering.ask(sign, { id });
  expect(data.signOff).toEqual({ subject: { agreed: true }, userErrors: [] });
  return id;
}

const state = async (id: string) =>
  (
    await world.ask(
      'query ($id: ID!) { roadmapItem(id: $id) { version agreed signOffs { discipline person { name } } history(first: 5) { nodes { field reason } } } }',
      { id },
    )
  ).data.roadmapItem;

async function update(id: string, changes: object): Promise<void> {
  const { version } = await state(id);
  const payload = await mutate(world, 'roadmapItemUpdate', 'RoadmapItemUpdateInput', 'roadmapItem { id }', {
    id,
    version,
    ...changes,
  });
  expect(payload.userErrors).toEqual([]);
}

test('an item is agreed when both disciplines have signed; its version stays', async () => {
  expect(await state(await agreedItem())).toMatchObject({
    version: 1,
    agreed: true,
    signOffs: [{ discipline: 'PRODUCT' }, { discipline: 'ENGINEERING' }],
  });
});

test('a change of substance clears the sign-offs, and the history says so; others keep them', async () => {
  const id = await agreedItem({ effort: { low: 1, likely: 4, high: 8 } });
  await update(id, { title: 'Said better', labels: ['x'], effort: { low: 1, likely: 4.5, high: 8 } });
  expect(await state(id)).toMatchObject({ agreed: true });
  await update(id, { outcome: 'Another one' });
  const cleared = await state(id);
  expect(cleared).toMatchObject({ agreed: false, signOffs: [] });
  expect(cleared.history.nodes).toContainEqual({ field: 'signOffs', reason: expect.stringContaining('cleared') });
});

test('the scope of milestones is of substance, their delivery is not', async () => {
  const id = await agreedItem();
  const milestone = (input: object) =>
    mutate(world, 'milestoneSave', 'MilestoneSaveInput', 'subject { id }', {
      itemId: id,
      title: 'Step',
      kind: 'INCREMENT',
      value: 'V',
      ...input,
    });
  const made = await milestone({});
  expect(await state(id)).toMatchObject({ agreed: false });
  await product.ask(sign, { id });
  await milestone({ id: made.subject.id, delivered: true, outcome: 'Learnt' });
  expect((await state(id)).signOffs).toHaveLength(1);
  await mutate(world, 'milestoneDelete', 'DeleteInput', 'roadmapItem { id }', { id: made.subject.id });
  expect((await state(id)).signOffs).toEqual([]);
});

test('an import that changes the substance clears the sign-offs too', async () => {
  const row = { externalId: 'A-1', title: 'Imported', problem: 'P', outcome: 'O', kind: 'FEATURE' };
  const bring = (changes: object) =>
    mutate(world, 'roadmapImport', 'RoadmapImportInput', 'importRun { totals { created updated failed } }', {
      source: 'plan',
      dryRun: false,
      rows: [{ ...row, ...changes }],
    });
  await bring({});
  const { data } = await world.ask('{ roadmap { items(filter: { search: "Imported" }) { nodes { id } } } }');
  const [{ id }] = data.roadmap.items.nodes;
  await product.ask(sign, { id });
  expect((await bring({ title: 'Imported again' })).importRun.totals).toEqual({ created: 0, updated: 1, failed: 0 });
  expect((await state(id)).signOffs).toHaveLength(1);
  await bring({ problem: 'Another one' });
  expect((await state(id)).signOffs).toEqual([]);
});

test('an objective is agreed on, until its promise or its policy changes', async () => {
  await saveService(world, 'web');
  const fields = 'slo { id version agreed signOffs { discipline } }';
  const save = async (changes: object) =>
    (await mutate(world, 'sloSave', 'SloInput', fields, { ...sloInput('signed'), ...changes })).slo;
  const { id } = await save({});
  await product.ask(sign, { id });
  await engineering.ask(sign, { id });
  expect(await save({ description: 'Said better' })).toMatchObject({ agreed: true });
  expect(await save({ objective: 0.995 })).toMatchObject({ agreed: false, signOffs: [] });
  await product.ask(sign, { id });
  const policy = { thresholds: [{ remainingBelow: 0.1, action: 'Stop', freezes: ['SPENDS'] }] };
  expect(await save({ objective: 0.995, policy })).toMatchObject({ signOffs: [] });
});

test('a token cannot sign', async () => {
  const { id } = await makeItem(world);
  const { data } = await world.ask(sign, { id }, await tokenWith(world, ['ADMIN']));
  expect(data.signOff).toMatchObject({ subject: null, userErrors: [{ code: 'FORBIDDEN' }] });
});
