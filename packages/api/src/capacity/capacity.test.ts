import { signedIn, tokenWith } from '../testing/callers.ts';
import { makeItem, mutate, takeItemTo } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  for (const slug of ['cards', 'apps'])
    await mutate(world, 'teamSave', 'TeamInput', 'team { id }', { slug, name: slug });
});
afterAll(() => world.stop());

let count = 0;
const savePeriod = (input: object, token?: string) =>
  mutate(
    world,
    'periodSave',
    'PeriodInput',
    'period { id name start end mix { target { kind share personWeeks } drift } }',
    input,
    token,
  );
async function makePeriod(overrides: object = {}): Promise<string> {
  const input = { name: `Period ${++count}`, start: '2027-01-01', end: '2027-03-31', ...overrides };
  const { period, userErrors } = await savePeriod(input);
  expect(userErrors).toEqual([]);
  return period.id;
}
const capacityFields = `team { slug } gross slack available committed load state allocations { personWeeks item { title } } overflow { title } cover { area people { name } } coverGaps { area onlyPerson { name } }`;
const setCapacity = (input: object, token?: string) =>
  mutate(
    world,
    'capacitySet',
    'CapacityInput',
    `period { capacities { ${capacityFields} } }`,
    { teamSlug: 'cards', gross: 20, timeOff: 2, onCall: 1, support: 3, ...input },
    token,
  );
const allocate = (itemId: string, periodId: string, personWeeks: number, teamSlug = 'cards', token?: string) =>
  mutate(
    world,
    'allocationSet',
    'AllocationInput',
    'roadmapItem { version allocations { personWeeks team { slug } period { id } } } subject { id }',
    { itemId, periodId, personWeeks, teamSlug },
    token,
  );

test('a fifth of gross is slack unless it is said; load, state and overflow follow from the allocations in rank order', async () => {
  const periodId = await makePeriod();
  const first = await makeItem(world, { title: 'First' });
  const second = await makeItem(world, { title: 'Second' });
  const third = await makeItem(world, { title: 'Third' });
  await allocate(third.id, periodId, 1);
  await allocate(second.id, periodId, 4);
  const made = await allocate(first.id, periodId, 5);
  expect(made.roadmapItem).toMatchObject({
    version: 2,
    allocations: [{ personWeeks: 5, team: { slug: 'cards' }, period: { id: periodId } }],
  });
  const read = async () => (await setCapacity({ periodId })).period.capacities;
  expect(await read()).toMatchObject([
    {
      gross: 20,
      slack: 4,
      available: 10,
      committed: 10,
      load: 1,
      state: 'STRETCHED',
      allocations: [
        { personWeeks: 5, item: { title: 'First' } },
        { personWeeks: 4, item: { title: 'Second' } },
        { personWeeks: 1, item: { title: 'Third' } },
      ],
      overflow: [{ title: 'Second' }, { title: 'Third' }],
    },
  ]);
  await mutate(world, 'roadmapItemMove', 'RoadmapItemMoveInput', 'roadmapItem { id }', {
    id: third.id,
    beforeId: first.id,
  });
  expect((await read())[0].overflow).toEqual([{ title: 'Second' }]);
  await takeItemTo(world, { ...second, version: second.version + 1 }, 'DECLINED');
  expect(await read()).toMatchObject([
    {
      committed: 6,
      load: 0.6,
      state: 'SUSTAINABLE',
      allocations: [{ item: { title: 'Third' } }, { item: { title: 'First' } }],
      overflow: [],
    },
  ]);
  expect((await allocate(first.id, periodId, 9.5)).userErrors).toEqual([]);
  expect(await read()).toMatchObject([{ committed: 10.5, state: 'OVERCOMMITTED' }]);
  const gone = await allocate(first.id, periodId, 0);
  expect(gone).toMatchObject({ subject: null, roadmapItem: { allocations: [] } });
  const { data } = await world.ask(
    'query ($id: ID!) { team(slug: "cards") { capacity(periodId: $id) { committed slack } } }',
    { id: periodId },
  );
  expect(data.team.capacity).toEqual({ committed: 1, slack: 4 });
});

test('a team with allocations of which nobody said what it has is unknown', async () => {
  const periodId = await makePeriod();
  const item = await makeItem(world);
  await allocate(item.id, periodId, 3, 'apps');
  const { data } = await world.ask(`query ($id: ID!) { period(id: $id) { capacities { ${capacityFields} } } }`, {
    id: periodId,
  });
  expect(data.period.capacities).toEqual([
    {
      team: { slug: 'apps' },
      gross: 0,
      slack: 0,
      available: 0,
      committed: 3,
      load: null,
      state: 'UNKNOWN',
      allocations: [{ personWeeks: 3, item: expect.anything() }],
      overflow: [],
      cover: [],
      coverGaps: [],
    },
  ]);
});

test('the capacity of a team is that of the present period unless one is named', async () => {
  const today = new Date().toISOString().slice(0, 10);
  const { team } = (await world.ask('{ team(slug: "cards") { capacity { gross } } }')).data;
  expect(team.capacity).toBeNull();
  const periodId = await makePeriod({ start: today, end: today });
  await setCapacity({ periodId, gross: 7, timeOff: 0, onCall: 0, support: 0, slack: 0 });
  expect((await world.ask('{ team(slug: "cards") { capacity { gross period { id } } } }')).data.team.capacity).toEqual({
    gross: 7,
    period: { id: periodId },
  });
});

test('an area that one active person alone can cover is a gap; areas stay when they are left out', async () => {
  const periodId = await makePeriod();
  const [one, other] = [await signedIn(world), await signedIn(world)];
  const cover = [
    { area: 'Payments', personIds: [one.personId] },
    { area: 'Ledger', personIds: [one.personId, other.personId] },
  ];
  const gaps = async (input: object) => {
    const [capacity] = (await setCapacity({ periodId, ...input })).period.capacities;
    expect(capacity.cover.map(({ area }: { area: string }) => area)).toEqual(['Payments', 'Ledger']);
    return capacity.coverGaps.map(({ area }: { area: string }) => area);
  };
  expect(await gaps({ cover })).toEqual(['Payments']);
  const inactive = {
    id: other.personId,
    name: 'Gone',
    email: other.email,
    discipline: 'PRODUCT',
    role: 'LEAD',
    active: false,
  };
  await mutate(world, 'personSave', 'PersonInput', 'person { id }', inactive);
  expect(await gaps({})).toEqual(['Payments', 'Ledger']);
});

test('what is wrong with a capacity is named', async () => {
  const periodId = await makePeriod();
  const refused = async (input: object) =>
    (await setCapacity({ periodId, ...input })).userErrors.map(({ code, field }: { code: string; field: string[] }) => [
      code,
      field.join('.'),
    ]);
  expect(await refused({ gross: 3 })).toEqual([['INVALID', 'gross']]);
  expect(await refused({ timeOff: -1 })).toEqual([['INVALID', 'timeOff']]);
  expect(await refused({ teamSlug: 'nobody' })).toEqual([['NOT_FOUND', 'teamSlug']]);
  expect(await refused({ periodId: 'x' })).toEqual([['NOT_FOUND', 'periodId']]);
  expect(await refused({ cover: [{ area: ' ', personIds: [] }] })).toEqual([
    ['REQUIRED', 'cover.0.area'],
    ['REQUIRED', 'cover.0.personIds'],
  ]);
  expect(await refused({ cover: [{ area: 'A', personIds: ['x'] }] })).toEqual([['NOT_FOUND', 'cover.0.personIds.0']]);
});

test('strangers plan nothing; unknown items and weeks out of range are refused', async () => {
  const periodId = await makePeriod();
  const { id } = await makeItem(world);
  const token = await tokenWith(world, ['READ']);
  const forbidden = [{ code: 'FORBIDDEN' }];
  expect((await savePeriod({ name: 'P', start: '2027-01-01', end: '2027-03-31' }, token)).userErrors).toMatchObject(
    forbidden,
  );
  expect((await setCapacity({ periodId }, token)).userErrors).toMatchObject(forbidden);
  expect((await allocate(id, periodId, 1, 'cards', token)).userErrors).toMatchObject(forbidden);
  expect((await allocate('x', periodId, 1)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['itemId'] }]);
  expect((await allocate(id, 'x', 1)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['periodId'] }]);
  expect((await allocate(id, periodId, 1, 'nobody')).userErrors).toMatchObject([
    { code: 'NOT_FOUND', field: ['teamSlug'] },
  ]);
  expect((await allocate(id, periodId, -1)).userErrors).toMatchObject([{ code: 'INVALID', field: ['personWeeks'] }]);
});

test('capacity is what it was at an instant that is looked back at', async () => {
  const periodId = await makePeriod();
  const { id } = await makeItem(world, { teamSlug: 'cards' });
  await setCapacity({ periodId });
  await allocate(id, periodId, 2);
  const before = new Date().toISOString();
  await allocate(id, periodId, 7);
  const read = async (asOf: string | null) =>
    (
      await world.ask(
        'query ($id: ID!, $period: ID!, $asOf: DateTime) { roadmapItem(id: $id, asOf: $asOf) { allocations { personWeeks } team { capacity(periodId: $period) { committed } } } }',
        { id, period: periodId, asOf },
      )
    ).data.roadmapItem;
  expect(await read(null)).toEqual({ allocations: [{ personWeeks: 7 }], team: { capacity: { committed: 7 } } });
  expect(await read(before)).toEqual({ allocations: [{ personWeeks: 2 }], team: { capacity: { committed: 2 } } });
});
