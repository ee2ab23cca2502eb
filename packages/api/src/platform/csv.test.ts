import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvLine, plainCell, safeCell } from './csv.ts';

const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^'{0,3}[=+\-@\t\r]?[a"',;\r\n ]{0,8}$/));

test('no cell begins a formula, and each comes back as it was', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(safeCell(text)).not.toMatch(/^[=+\-@\t\r]/);
      expect(plainCell(safeCell(text))).toBe(text);
    }),
  );
});

test('what a spreadsheet wrote is read without its apostrophe, other apostrophes stay', () => {
  expect(["'=1+1", "'-5", "'tis", "''=x", '=1'].map(plainCell)).toEqual(['=1+1', '-5', "'tis", "'=x", '=1']);
});

test('a line is read by any CSV reader as the cells that were written', () => {
  fc.assert(
    fc.property(fc.array(texts, { minLength: 1, maxLength: 4 }), (cells) => {
      const [read] = parse(`h${',h'.repeat(cells.length - 1)}\r\n${csvLine(cells)}`, {
        record_delimiter: ['\r\n'],
        relax_column_count: true,
      }).slice(1);
      expect((read ?? ['']).map(plainCell)).toEqual(cells);
    }),
  );
});
