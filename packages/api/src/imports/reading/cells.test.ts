import fc from 'fast-check';
import { cellText, parseAmount, splitList } from './cells.ts';

describe('cellText', () => {
  it.each([
    ['  a ', 'a'],
    ['  ', null],
    [null, null],
    [undefined, null],
    [0, '0'],
    [false, 'false'],
    [{ a: 1 }, '{"a":1}'],
  ])('of %j is %j', (cell, text) => {
    expect(cellText(cell)).toBe(text);
  });
});

describe('splitList', () => {
  it.each([
    ['desktop;customize;windows-10;', ['desktop', 'customize', 'windows-10']],
    [' a | b||a ', ['a', 'b']],
    ['["a; b", " c ", 3, null, ""]', ['a; b', 'c', '3']],
    [
      ['a', ' a', 'b'],
      ['a', 'b'],
    ],
    ['[not json];x', ['[not json]', 'x']],
    ['[tag]', ['[tag]']],
    ['', []],
    [null, []],
    ['one, still one', ['one, still one']],
  ])('of %j is %j', (cell, entries) => {
    expect(splitList(cell)).toEqual(entries);
  });

  it('gives back what was joined, whichever way', () => {
    const entry = fc.stringMatching(/^[a-z][a-z ,-]{0,8}[a-z]$/);
    fc.assert(
      fc.property(fc.uniqueArray(entry), (entries) => {
        for (const cell of [entries.join(';'), entries.join(' | '), JSON.stringify(entries), entries]) {
          expect(splitList(cell)).toEqual(entries);
        }
      }),
    );
  });
});

describe('parseAmount', () => {
  it.each([
    ['1234.5', 1234.5],
    ['1,234.50', 1234.5],
    ['1.234,50', 1234.5],
    ['1,234,567', 1_234_567],
    ['1.234.567', 1_234_567],
    ["12'345.60", 12_345.6],
    ['1 234', 1234],
    ['1\u202f234,5', 1234.5],
    ['12,5', 12.5],
    ['0.125', 0.125],
    ['1234.567', 1234.567],
    [' -3 ', -3],
    ['\u22123', -3],
    [52.125, 52.125],
  ])('reads %j as %d', (cell, value) => {
    expect(parseAmount(cell)).toEqual({ value });
  });

  it.each(['1,234', '1.234', '999.000', '1,23,456', '€ 5', '5 EUR', '12k', '', 'n/a', '1,2,3', '--1', Number.NaN])(
    'refuses %j',
    (cell) => {
      expect(parseAmount(cell)).toHaveProperty('problem');
    },
  );

  it('reads back what is written with decimals or with groups', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        const amount = cents / 100;
        for (const locale of ['en-US', 'de-DE', 'fr-FR', 'de-CH']) {
          const options = { minimumFractionDigits: 2 };
          expect(parseAmount(amount.toLocaleString(locale, options))).toEqual({ value: amount });
        }
        expect(parseAmount(amount.toFixed(2))).toEqual({ value: amount });
      }),
    );
  });
});
