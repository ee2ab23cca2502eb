import fc from 'fast-check';
import { availableOf, hoursIssues, loadOf, overflowOf } from './capacity.rules.ts';

const hours = (overrides = {}) => ({ gross: 20, timeOff: 2, onCall: 1, support: 3, slack: 4, ...overrides });
const limits = { sustainable: 0.85, full: 1 };

test('what is available is what nothing else takes', () => {
  expect(availableOf(hours())).toBe(10);
});

test.each([
  [0, 0, 'SUSTAINABLE'],
  [8.5, 0.85, 'SUSTAINABLE'],
  [8.6, 0.86, 'STRETCHED'],
  [10, 1, 'STRETCHED'],
  [10.1, 1.01, 'OVERCOMMITTED'],
])('%d committed of 10 available is a load of %d: %s', (committed, load, state) => {
  const outcome = loadOf(hours(), committed, limits);
  expect(outcome.load).toBeCloseTo(load);
  expect(outcome.state).toBe(state);
});

test('a team without time is unknown; one with nothing left is overcommitted by anything', () => {
  expect(loadOf(hours({ gross: 0, timeOff: 0, onCall: 0, support: 0, slack: 0 }), 3, limits)).toEqual({
    load: null,
    state: 'UNKNOWN',
  });
  expect(loadOf(hours({ slack: 14 }), 1, limits)).toEqual({ load: null, state: 'OVERCOMMITTED' });
  expect(loadOf(hours({ slack: 14 }), 0, limits)).toEqual({ load: null, state: 'SUSTAINABLE' });
});

test('without its overflow a team carries a sustainable load, and with one item of it it does not', () => {
  const weeks = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 });
  fc.assert(
    fc.property(weeks, (list) => {
      const shares = list.map((personWeeks, index) => ({ itemId: String(index), personWeeks }));
      const overflow = overflowOf(hours(), shares, 0.85);
      const kept = shares.slice(0, shares.length - overflow.length);
      const sum = (some: typeof shares) => some.reduce((total, share) => total + share.personWeeks, 0);
      expect(overflow).toEqual(shares.slice(kept.length).map(({ itemId }) => itemId));
      expect(loadOf(hours(), sum(kept), limits).state).toBe('SUSTAINABLE');
      if (overflow.length > 0) {
        const more = sum(shares.slice(0, kept.length + 1));
        expect(loadOf(hours(), more, limits).state).not.toBe('SUSTAINABLE');
      }
    }),
  );
});

test('negative weeks, and parts that take more than the whole, are named', () => {
  expect(hoursIssues(hours())).toEqual([]);
  expect(hoursIssues(hours({ timeOff: -1, support: -2 })).map(({ field }) => field)).toEqual([
    ['timeOff'],
    ['support'],
  ]);
  expect(hoursIssues(hours({ gross: 9 }))).toMatchObject([{ code: 'INVALID', field: ['gross'] }]);
});
