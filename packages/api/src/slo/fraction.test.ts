import fc from 'fast-check';
import { Fraction } from './fraction.ts';

const decimals = fc
  .tuple(fc.bigInt(-(10n ** 25n), 10n ** 25n), fc.integer({ min: -30, max: 30 }))
  .map(([digits, exponent]) => `${digits}e${exponent}`);

test.each([
  ['0.999', 0.999],
  [1e-7, 1e-7],
  ['-12.50', -12.5],
  ['1e21', 1e21],
  ['3.', 3],
])('%s is read', (text, number) => {
  expect(Fraction.of(text).toNumber()).toBe(number);
});

test.each(['', 'NaN', 'Infinity', '1/2', ' 1'])('%j is no decimal', (text) => {
  expect(() => Fraction.of(text)).toThrow(RangeError);
});

test('what floating point gets wrong is exact', () => {
  expect(Fraction.of(0.3).minus(Fraction.of(0.1)).compare(Fraction.of(0.2))).toBe(0);
  expect(JSON.stringify(Fraction.one.over(Fraction.of(3)))).toBe('0.3333333333333333');
});

test('nothing is divided by zero', () => {
  expect(() => Fraction.one.over(Fraction.zero)).toThrow(RangeError);
});

test('sums and products undo each other, whatever their signs', () => {
  fc.assert(
    fc.property(decimals, decimals, (a, b) => {
      const [one, other] = [Fraction.of(a), Fraction.of(b)];
      expect(one.plus(other).minus(other).compare(one)).toBe(0);
      if (!other.isZero()) expect(one.times(other).over(other).compare(one)).toBe(0);
      expect(one.compare(other)).toBe(other.compare(one) === 0 ? 0 : -other.compare(one));
      expect(one.isBelow(other)).toBe(one.minus(other).isBelow(Fraction.zero));
    }),
  );
});

test('every number comes back as it was', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(Fraction.of(number).toNumber() === number).toBe(true);
    }),
  );
});
