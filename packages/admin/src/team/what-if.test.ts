import fc from 'fast-check';
import { limitsOf, loadWithout, mixWithout, type Period, type Planned, presentPeriod } from './what-if.ts';

const limits = { sustainable: 0.85, full: 1 };
const allocation = (identifier: string, personWeeks: number, kind: 'FEATURE' | 'TECHNICAL_INVESTMENT' = 'FEATURE') => ({
  id: identifier,
  personWeeks,
  item: { id: identifier, identifier, title: identifier, kind, status: 'PROPOSED' as const, rank: 1 },
});
const capacity = (available: number, ...allocations: ReturnType<typeof allocation>[]): Planned => {
  const committed = allocations.reduce((sum, { personWeeks }) => sum + personWeeks, 0);
  return { available, committed, load: committed / available, state: 'OVERCOMMITTED', allocations };
};

test('taking an item out frees what it takes and may make the load bearable', () => {
  const team = capacity(10, allocation('WM-1', 4), allocation('WM-2', 8));
  expect(loadWithout(team, new Set(['WM-2']), limits)).toEqual({
    committed: 4,
    load: 0.4,
    state: 'SUSTAINABLE',
    freed: 8,
  });
  expect(loadWithout(team, new Set(['WM-1']), limits)).toMatchObject({ load: 0.8, freed: 4 });
  expect(loadWithout(team, new Set(['WM-9']), limits)).toMatchObject({ state: 'OVERCOMMITTED', freed: 0 });
});

test('a team of which nobody said what it can carry stays unknown', () => {
  const team: Planned = { ...capacity(10, allocation('WM-1', 4)), available: 0, load: null, state: 'UNKNOWN' };
  expect(loadWithout(team, new Set(['WM-1']), limits)).toMatchObject({ committed: 0, load: null, state: 'UNKNOWN' });
});

test('the more is taken out, the less is carried', () => {
  const weeks = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 12 });
  fc.assert(
    fc.property(weeks, fc.nat(11), (list, cut) => {
      const team = capacity(20, ...list.map((each, index) => allocation(`WM-${index}`, each)));
      const all = team.allocations.map(({ item }) => item.identifier);
      const some = loadWithout(team, new Set(all.slice(cut)), limits);
      expect(some.committed).toBeLessThanOrEqual(team.committed);
      expect(some.committed + some.freed).toBeCloseTo(team.committed);
    }),
  );
});

test('the mix is that of what is left', () => {
  const period = {
    mix: {
      planned: [
        { kind: 'FEATURE', share: 0.75, personWeeks: 6 },
        { kind: 'TECHNICAL_INVESTMENT', share: 0.25, personWeeks: 2 },
      ],
    },
    capacities: [{ allocations: [allocation('WM-1', 4), allocation('WM-2', 2, 'TECHNICAL_INVESTMENT')] }],
  } as unknown as Period;
  expect(mixWithout(period, new Set(['WM-1'])).map(({ share }) => share)).toEqual([0.5, 0.5]);
  expect(mixWithout(period, new Set())).toBe(period.mix.planned);
});

test('limits come from the settings', () => {
  expect(limitsOf([{ key: 'capacity.fullLoad', value: 1.1 }])).toEqual({ sustainable: 0.85, full: 1.1 });
});

test('the present period is the one of today, else the next, else the last', () => {
  const periods = [
    { start: '2026-01-01', end: '2026-03-31' },
    { start: '2026-07-01', end: '2026-09-30' },
  ];
  expect(presentPeriod(periods, '2026-02-01')).toBe(periods[0]);
  expect(presentPeriod(periods, '2026-05-01')).toBe(periods[1]);
  expect(presentPeriod(periods, '2027-05-01')).toBe(periods[1]);
  expect(presentPeriod([], '2027-05-01')).toBeUndefined();
});
