import fc from 'fast-check';
import {
  attainmentOf,
  burnRateOf,
  consumedOf,
  type Events,
  type Outcomes,
  ratioDigits,
  ratioOf,
  ratioSumOf,
  timeLeftOf,
} from './budgeting.rules.ts';
import { Fraction } from './fraction.ts';
import { BudgetingMethod } from './slo.types.ts';

const { OCCURRENCES, TIMESLICES, RATIO_TIMESLICES } = BudgetingMethod;
const measure = (objective: string, budgetingMethod: BudgetingMethod) => ({ objective, budgetingMethod });

/** What slices with these events say; a slice is good at `target`. */
function outcomesOf(slices: readonly [good: number, total: number][], target: string): Outcomes {
  const byTotal = slices
    .filter(([, total]) => total > 0)
    .map(([good, total]): Events => ({ good: `${good}`, total: `${total}` }));
  const good = byTotal.filter((each) => !ratioOf(each)!.isBelow(Fraction.of(target))).length;
  const sum = (at: 0 | 1) => String(slices.reduce((all, each) => all + each[at], 0));
  const ratios = Fraction.sum(byTotal.map((each) => ratioOf(each)!));
  return { good: sum(0), total: sum(1), slices: { measured: slices.length, eventful: byTotal.length, good, ratios } };
}

/** A morning of an order service: quiet slices fail wholly, busy ones a little. */
const morning: [number, number][] = [
  [1, 2],
  [0, 0],
  [98, 100],
  [100, 100],
  [297, 300],
  [0, 1],
];

test.each([
  [OCCURRENCES, 496 / 503, 7 / 503 / 0.1],
  // Two of five slices with events are under 0.95; the budget is a tenth of all eight slices.
  [TIMESLICES, 3 / 5, 2 / 0.8],
  [RATIO_TIMESLICES, (0.5 + 0.98 + 1 + 0.99) / 5, (5 - 3.47) / 5 / 0.1],
])('%s: the same morning, another attainment', (method, attainment, consumed) => {
  const outcomes = outcomesOf(morning, '0.95');
  expect(attainmentOf(outcomes, method)!.toNumber()).toBeCloseTo(attainment, 14);
  expect(consumedOf(outcomes, measure('0.9', method), Fraction.of(8))!.toNumber()).toBeCloseTo(consumed, 12);
});

test('means of ratios are exact where decimals are not', () => {
  const thirds = outcomesOf(
    [
      [1, 3],
      [2, 6],
      [3, 9],
    ],
    '0.5',
  );
  expect(attainmentOf(thirds, RATIO_TIMESLICES)!.compare(Fraction.one.over(Fraction.of(3)))).toBe(0);
  const edge = outcomesOf(
    [
      [1, 3],
      [2, 3],
      [1, 2],
    ],
    '0.5',
  );
  expect(consumedOf(edge, measure('0.5', RATIO_TIMESLICES), Fraction.zero)!.compare(Fraction.one)).toBe(0);
});

test.each([OCCURRENCES, TIMESLICES, RATIO_TIMESLICES])('%s: without events nothing is known', (method) => {
  const outcomes = outcomesOf([[0, 0]], '0.5');
  expect(attainmentOf(outcomes, method)).toBeNull();
  expect(burnRateOf(outcomes, measure('0.9', method))).toBeNull();
  expect(consumedOf(outcomes, measure('0.9', method), Fraction.one)).toBeNull();
});

const objectives = fc.integer({ min: 1, max: 9_999 }).map((parts) => `0.${String(parts).padStart(4, '0')}`);
const methods = fc.constantFrom(OCCURRENCES, TIMESLICES, RATIO_TIMESLICES);
const slice = fc.tuple(fc.nat(1_000), fc.nat(1_000)).map(([good, bad]): [number, number] => [good, good + bad]);
const many = fc.array(slice, { minLength: 1, maxLength: 40 });

test('where each slice is one event, all methods agree', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), objectives, (goods, objective) => {
      const outcomes = outcomesOf(
        goods.map((good) => [good ? 1 : 0, 1]),
        '1',
      );
      const [events, slices, ratios] = [OCCURRENCES, TIMESLICES, RATIO_TIMESLICES].map(
        (method) => consumedOf(outcomes, measure(objective, method), Fraction.of(goods.length))!,
      );
      expect([events!.compare(slices!), events!.compare(ratios!)]).toEqual([0, 0]);
    }),
  );
});

test('attainment lies between 0 and 1, the order of slices does not matter, a worse slice never helps', () => {
  fc.assert(
    fc.property(many, methods, objectives, fc.nat(), (slices, method, target, at) => {
      const attainment = attainmentOf(outcomesOf(slices, target), method);
      if (!attainment) return;
      expect(attainment.isBelow(Fraction.zero) || Fraction.one.isBelow(attainment)).toBe(false);
      expect(attainmentOf(outcomesOf([...slices].reverse(), target), method)!.compare(attainment)).toBe(0);
      const worse = slices.map(([good, total], index): [number, number] => [
        index === at % slices.length ? 0 : good,
        total,
      ]);
      expect(attainment.isBelow(attainmentOf(outcomesOf(worse, target), method)!)).toBe(false);
    }),
  );
});

test('the burn over the whole measured window is what is consumed of it', () => {
  fc.assert(
    fc.property(many, methods, objectives, (slices, method, objective) => {
      const outcomes = outcomesOf(slices, '0.5');
      const all = Fraction.of(outcomes.slices!.eventful);
      const [burn, consumed] = [
        burnRateOf(outcomes, measure(objective, method)),
        consumedOf(outcomes, measure(objective, method), all),
      ];
      expect(burn === null).toBe(consumed === null);
      if (burn && consumed) expect(burn.compare(consumed)).toBe(0);
    }),
  );
});

test('burning on at the same rate for the time that is left spends just what remains', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 9_999 }), (part, rate) => {
      const [remaining, burn, windowMs] = [Fraction.of(`0.${part}`), Fraction.of(`${rate}e-2`), 2_592_000_000];
      const left = timeLeftOf(remaining, burn, windowMs)!;
      expect(left.times(burn).over(Fraction.of(windowMs)).compare(remaining)).toBe(0);
    }),
  );
});

test('a sum of ratios that were cut off is the sum that it was, or hardly off where its denominator is too long', () => {
  const cut = ([good, total]: [number, number]) => (BigInt(good) * 10n ** BigInt(ratioDigits)) / BigInt(total);
  const eventful = fc.array(
    slice.filter(([, total]) => total > 0),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(eventful, (slices) => {
      const sum = slices.reduce((all, each) => all + cut(each), 0n);
      const cutOff = slices.filter(
        ([good, total]) => (BigInt(good) * 10n ** BigInt(ratioDigits)) % BigInt(total) !== 0n,
      );
      const exact = Fraction.sum(slices.map(([good, total]) => Fraction.of(good).over(Fraction.of(total))));
      const found = ratioSumOf(`${sum}e-${ratioDigits}`, cutOff.length);
      const totals = slices.map(([, total]) => BigInt(total));
      if (totals.reduce(commonMultiple) <= 10n ** 15n) expect(found.compare(exact)).toBe(0);
      const off = found.compare(exact) < 0 ? exact.minus(found) : found.minus(exact);
      expect(off.compare(Fraction.of('1e-33'))).toBe(-1);
    }),
  );
});

function commonMultiple(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other];
  while (b > 0n) [a, b] = [b, a % b];
  return (one / a) * other;
}
