import { startWorld, type World } from '../testing/world.ts';
import { saveService, sloInput } from './testing/objectives.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await saveService(world, 'web');
});
afterAll(() => world.stop());

const settings = 'windowType budgetingMethod timeSliceTarget timeSliceWindow calendarStart timeZone';
const save = `mutation ($input: SloInput!) { sloSave(input: $input) {
  slo { version ${settings} } userErrors { field message code } } }`;
const send = async (slug: string, changes: Record<string, unknown>) =>
  (await world.ask(save, { input: sloInput(slug, changes) })).data.sloSave;

const slices = { budgetingMethod: 'TIMESLICES', timeSliceTarget: 0.95, timeSliceWindow: 'PT1M' };
const calendar = {
  windowType: 'CALENDAR',
  window: 'P1M',
  calendarStart: '2026-01-31 12:00:00',
  timeZone: 'Asia/Tokyo',
};
const rolling = { windowType: 'ROLLING', calendarStart: null, timeZone: null };
const events = { budgetingMethod: 'OCCURRENCES', timeSliceTarget: null, timeSliceWindow: null };

test('settings are kept, and stay when they are left out', async () => {
  const made = await send('both', { ...slices, ...calendar });
  const { window: _, ...kept } = calendar;
  expect(made).toEqual({ slo: { version: 1, ...slices, ...kept }, userErrors: [] });
  expect(await send('both', { window: 'P1M' })).toEqual(made);
  const changed = await send('both', { window: 'P3M', timeSliceWindow: 'PT5M', version: 1 });
  expect(changed.slo).toEqual({ ...made.slo, version: 2, timeSliceWindow: 'PT5M' });
});

test('what another method or type of window has is gone with it', async () => {
  await send('turns', { ...slices, ...calendar });
  const ratios = await send('turns', { budgetingMethod: 'RATIO_TIMESLICES', windowType: 'ROLLING' });
  expect(ratios.slo).toMatchObject({ ...rolling, timeSliceTarget: null, timeSliceWindow: 'PT1M' });
  const back = await send('turns', { budgetingMethod: 'TIMESLICES' });
  expect(back.userErrors).toMatchObject([{ code: 'REQUIRED', field: ['timeSliceTarget'] }]);
  expect((await send('turns', { budgetingMethod: 'OCCURRENCES' })).slo).toMatchObject({ ...rolling, ...events });
});

const calendarFaults: [string, object, [string, string][]][] = [
  [
    'neither start nor zone',
    { calendarStart: null, timeZone: null },
    [
      ['REQUIRED', 'calendarStart'],
      ['REQUIRED', 'timeZone'],
    ],
  ],
  ['a day that is none', { calendarStart: '2026-02-30 00:00:00' }, [['INVALID', 'calendarStart']]],
  ['an instant as a wall clock', { calendarStart: '2026-02-01T00:00:00Z' }, [['INVALID', 'calendarStart']]],
  ['a zone of Mars', { timeZone: 'Mars/Olympus' }, [['INVALID', 'timeZone']]],
  ['an offset as a zone', { timeZone: '+01:00' }, [['INVALID', 'timeZone']]],
  ['a window of hours', { window: 'PT36H' }, [['INVALID', 'window']]],
  ['half a month', { window: 'P1.5M' }, [['INVALID', 'window']]],
];
const sliceFaults: [string, object, [string, string][]][] = [
  [
    'neither target nor length',
    { timeSliceTarget: null, timeSliceWindow: null },
    [
      ['REQUIRED', 'timeSliceTarget'],
      ['REQUIRED', 'timeSliceWindow'],
    ],
  ],
  ['a target of 0', { timeSliceTarget: 0 }, [['INVALID', 'timeSliceTarget']]],
  ['a target above 1', { timeSliceTarget: 95 }, [['INVALID', 'timeSliceTarget']]],
  ['slices of no length', { timeSliceWindow: 'PT0S' }, [['INVALID', 'timeSliceWindow']]],
  ['slices longer than the window', { timeSliceWindow: 'P31D' }, [['INVALID', 'timeSliceWindow']]],
  ['a target for the mean of ratios', { budgetingMethod: 'RATIO_TIMESLICES' }, [['INVALID', 'timeSliceTarget']]],
  [
    'slices for events',
    { budgetingMethod: 'OCCURRENCES' },
    [
      ['INVALID', 'timeSliceTarget'],
      ['INVALID', 'timeSliceWindow'],
    ],
  ],
];

test.each([
  ...calendarFaults.map(
    ([name, changes, issues]) => [`calendar: ${name}`, { ...calendar, ...changes }, issues] as const,
  ),
  ...sliceFaults.map(([name, changes, issues]) => [`slices: ${name}`, { ...slices, ...changes }, issues] as const),
  [
    'a calendar’s settings for a rolling window',
    { calendarStart: '2026-01-01 00:00:00', timeZone: 'UTC' },
    [
      ['INVALID', 'calendarStart'],
      ['INVALID', 'timeZone'],
    ],
  ] as const,
])('%s: refused by name', async (_, changes, issues) => {
  const { slo, userErrors } = await send('x', changes);
  expect(slo).toBeNull();
  expect(userErrors.map(({ code, field }: { code: string; field: string[] }) => [code, ...field])).toEqual(issues);
  expect(userErrors.map(({ message }: { message: string }) => message).join()).toMatch(/may be|needs|has no/);
});
