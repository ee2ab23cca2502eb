import fc from 'fast-check';
import { poolOf } from '../platform/database/connection.ts';
import { readerOf } from '../platform/database/reader.ts';
import { type SignedIn, signedIn } from '../testing/callers.ts';
import { mutate } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';
import { budgetSpansOf, burnSpanOf } from './budget-spans.ts';
import { budgetWindowAt } from './budget-window.rules.ts';
import { burnRateOf } from './budgeting.rules.ts';
import { type Excluded, errorBudgetOf } from './error-budget.rules.ts';
import { sloBy } from './slo-list.ts';
import { measuredByHand } from './testing/naive-budget.ts';
import { budgetOf, day, record, type Slice, saveService, saveSlo } from './testing/objectives.ts';

let world: World;
let people: SignedIn[];
let count = 0;
beforeAll(async () => {
  world = await startWorld();
  await saveService(world, 'web');
  people = [await signedIn(world), await signedIn(world, { discipline: 'ENGINEERING' })];
});
afterAll(() => world.stop());

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const start = day('2026-03-28');

const sliced = (timeSliceWindow: string) => ({ budgetingMethod: 'RATIO_TIMESLICES', timeSliceWindow });
const judged = (timeSliceWindow: string) => ({
  budgetingMethod: 'TIMESLICES',
  timeSliceWindow,
  timeSliceTarget: 0.9,
});
const daily = { windowType: 'CALENDAR', calendarStart: '2026-01-01 00:00:00', timeZone: 'Europe/Berlin' };
const kinds = [
  {},
  sliced('PT1M'),
  judged('PT5M'),
  judged('PT7M'),
  sliced('PT7M'),
  { ...daily },
  { ...daily, ...judged('PT1H') },
  { ...daily, ...sliced('P1D') },
];

const part = fc.record({ gap: fc.nat(40), length: fc.integer({ min: 1, max: 90 }), good: fc.nat(9), bad: fc.nat(2) });
const source = fc.array(part, { minLength: 5, maxLength: 60 });
const exclusions = fc.array(fc.record({ at: fc.nat(2_500), minutes: fc.integer({ min: 1, max: 700 }) }), {
  maxLength: 2,
});

/** Measurements one after the other, from an odd minute on. */
function seriesOf(parts: { gap: number; length: number; good: number; bad: number }[]): Slice[] {
  let minute = -137;
  return parts.map(({ gap, length, good, bad }) => {
    minute += gap + length;
    return { from: start + (minute - length) * minuteMs, to: start + minute * minuteMs, good, total: good + bad };
  });
}

async function exclude(sloSlug: string, { from, to }: Excluded): Promise<void> {
  const input = { sloSlug, from: new Date(from).toISOString(), to: new Date(to).toISOString(), reason: 'Maintenance' };
  const { slo } = await mutate(
    world,
    'budgetExclusionSave',
    'BudgetExclusionInput',
    'slo { exclusions { id agreed } }',
    input,
  );
  const { id } = slo.exclusions.find(({ agreed }: { agreed: boolean }) => !agreed);
  for (const person of people) {
    await person.ask('mutation ($id: ID!) { signOff(input: { subjectId: $id }) { revision } }', { id });
  }
}

test('what is rolled up and kept is what one counts measurement by measurement', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(source, source),
      exclusions,
      fc.constantFrom(...kinds),
      fc.constantFrom('P1D', 'P2D'),
      fc.array(fc.nat(100), { minLength: 3, maxLength: 3 }),
      async (sources, outages, kind, window, instants) => {
        count += 1;
        const slug = `slo-${count}`;
        await saveSlo(world, slug, { objective: 0.9, window, ...kind });
        const all = sources.map(seriesOf);
        // The second half goes first, then what is late; and some of it was wrong at first.
        for (const [index, series] of all.entries()) {
          const middle = series.length >> 1;
          await record(
            world,
            slug,
            series.slice(middle).map((each) => ({ ...each, good: 0 })),
            `source ${index}`,
          );
          await record(world, slug, series.slice(0, middle), `source ${index}`);
          await record(world, slug, series.slice(middle), `source ${index}`);
        }
        const out = outages.map(({ at, minutes }) => ({
          from: start + at * minuteMs,
          to: start + (at + minutes) * minuteMs,
        }));
        for (const each of out) await exclude(slug, each);
        const measured = all.flat();
        const last = Math.max(...measured.map(({ to }) => to));
        const slo = (await sloBy(readerOf(poolOf(world.dataSource)), { slug }))!;
        for (const at of [
          Date.now(),
          last,
          ...instants.map((share) => start + Math.round(((last - start) * share) / 100)),
        ]) {
          const [whole, lastDay] = budgetSpansOf(slo, new Date(at)).map((span) =>
            measuredByHand(span, measured, out, at),
          );
          const target = { ...slo, window: budgetWindowAt(slo, new Date(at)) };
          const expected = JSON.parse(JSON.stringify(errorBudgetOf(target, whole!, lastDay!, new Date(at))));
          const asOf = new Date(at).toISOString();
          expect(await budgetOf(world, slug, at)).toEqual(expected);
          const { data } = await world.ask(
            'query ($slug: String!, $asOf: DateTime) { slo(slug: $slug) { burnRate(over: "PT5H", asOf: $asOf) } }',
            { slug, asOf },
          );
          const burn = burnRateOf(
            measuredByHand(burnSpanOf(slo.id, 5 * hourMs, target.window.grid, new Date(at)), measured, out, at),
            slo,
          );
          expect(data.slo.burnRate).toEqual(burn?.toNumber() ?? null);
        }
      },
    ),
    { numRuns: 6 },
  );
}, 240_000);
