import { Decimal } from 'decimal.js';

const Wide = Decimal.clone({ precision: 60 });
/** More hexadecimal digits than this are far more than a number holds. */
const enoughDigits = 100;
const decimal = /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/i;

/** An exact fraction: nothing is rounded until `toNumber`. */
export class Fraction {
  static readonly zero = new Fraction(0n, 1n);
  static readonly one = new Fraction(1n, 1n);

  private constructor(
    private readonly numerator: bigint,
    /** Always above zero. */
    private readonly denominator: bigint,
  ) {}

  /** The value of a decimal text, or of a number as it is written. Throws RangeError for anything else. */
  static of(value: string | number): Fraction {
    const parts = decimal.exec(String(value));
    if (!parts) throw new RangeError(`${value} is no decimal.`);
    const [, sign, whole, digits = '', exponent = '0'] = parts;
    const shift = digits.length - Number(exponent);
    const numerator = BigInt(`${sign}${whole}${digits}`);
    return shift > 0
      ? new Fraction(numerator, 10n ** BigInt(shift))
      : new Fraction(numerator * 10n ** BigInt(-shift), 1n);
  }

  /** The exact sum of all, in halves: the denominators of many stay as short as they can for as long as they can. */
  static sum(parts: readonly Fraction[]): Fraction {
    if (parts.length < 2) return parts[0] ?? Fraction.zero;
    const middle = parts.length >> 1;
    return Fraction.sum(parts.slice(0, middle)).plus(Fraction.sum(parts.slice(middle)));
  }

  /**
   * The fraction with the smallest denominator from `low` to `high`, both included and neither below zero; null when
   * that denominator is over `longest`.
   */
  static simplest(low: Fraction, high: Fraction, longest: bigint): Fraction | null {
    let [lowTop, lowBottom, highTop, highBottom] = [low.numerator, low.denominator, high.numerator, high.denominator];
    let [beforeTop, beforeBottom, top, bottom] = [0n, 1n, 1n, 0n];
    for (;;) {
      const whole = lowTop / lowBottom;
      const isWhole = whole * lowBottom === lowTop;
      const term = isWhole ? whole : whole + 1n;
      const isLast = isWhole || term * highBottom <= highTop;
      [beforeTop, beforeBottom, top, bottom] = isLast
        ? [top, bottom, term * top + beforeTop, term * bottom + beforeBottom]
        : [top, bottom, whole * top + beforeTop, whole * bottom + beforeBottom];
      if (bottom > longest) return null;
      if (isLast) return new Fraction(top, bottom);
      const [lowRest, highRest] = [lowTop - whole * lowBottom, highTop - whole * highBottom];
      [lowTop, lowBottom, highTop, highBottom] = [highBottom, highRest, lowBottom, lowRest];
    }
  }

  /** The exact sum. */
  plus(other: Fraction): Fraction {
    if (this.denominator === other.denominator) return new Fraction(this.numerator + other.numerator, this.denominator);
    return new Fraction(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  /** The exact difference. */
  minus(other: Fraction): Fraction {
    return this.plus(new Fraction(-other.numerator, other.denominator));
  }

  /** The exact product. */
  times(other: Fraction): Fraction {
    return new Fraction(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** The exact quotient. Throws RangeError when the other one is zero. */
  over(other: Fraction): Fraction {
    if (other.numerator === 0n) throw new RangeError('Nothing can be divided by zero.');
    const sign = other.numerator < 0n ? -1n : 1n;
    return new Fraction(sign * this.numerator * other.denominator, sign * this.denominator * other.numerator);
  }

  /** Below zero when this one is smaller, above when it is larger, zero when they are equal. */
  compare(other: Fraction): -1 | 0 | 1 {
    const difference = this.numerator * other.denominator - other.numerator * this.denominator;
    if (difference === 0n) return 0;
    return difference < 0n ? -1 : 1;
  }

  /** Whether it is smaller than the other one. */
  isBelow(other: Fraction): boolean {
    return this.compare(other) < 0;
  }

  /** Whether it is nothing. */
  isZero(): boolean {
    return this.numerator === 0n;
  }

  /** The nearest number; infinite beyond what a number can hold. */
  toNumber(): number {
    const spare = Math.min(digitsOf(this.numerator), digitsOf(this.denominator)) - enoughDigits;
    const shift = BigInt(4 * Math.max(0, spare));
    return new Wide(String(this.numerator >> shift)).div(String(this.denominator >> shift)).toNumber();
  }

  /** What the API shows. */
  toJSON(): number {
    return this.toNumber();
  }
}

function digitsOf(value: bigint): number {
  return value.toString(16).length;
}
