import { csvCell, csvText } from './csv.ts';

test.each([
  ['plain', 'plain'],
  ['a, b', '"a, b"'],
  ['say "no"', '"say ""no"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['-5 °C', "'-5 °C"],
  [-5, '-5'],
  [null, ''],
])('%j is written so that a spreadsheet shows just that', (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

test('rows end as RFC 4180 says', () => {
  expect(
    csvText([
      ['Key', 'Rank'],
      ['WM-1', 1],
    ]),
  ).toBe('Key,Rank\r\nWM-1,1\r\n');
});
