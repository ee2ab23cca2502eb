import { exitCodeOf, type ImportRun, summaryOf } from './import-run.ts';
import { progressInWords } from './progress.ts';
import { tableLines } from './table.ts';

const none = { rows: 0, created: 0, updated: 0, unchanged: 0, duplicate: 0, failed: 0, warnings: 0 };

function run(totals: Partial<ImportRun['totals']>, more: Partial<ImportRun> = {}): ImportRun {
  return { id: 'x', status: 'COMPLETED', dryRun: false, message: null, totals: { ...none, ...totals }, ...more };
}

test.each([
  ['all new', run({ created: 3 }), 0],
  ['all known', run({ unchanged: 3 }), 0],
  ['nothing in it', run({}), 0],
  ['some failed', run({ created: 2, failed: 1 }), 2],
  ['all failed', run({ failed: 3 }), 1],
  ['everything rejected', run({ created: 2, failed: 1 }, { status: 'FAILED' }), 1],
  ['a dry run that would be rejected in part', run({ created: 2, failed: 1 }, { dryRun: true }), 2],
] as const)('%s: the exit code', (_, imported, code) => {
  expect(exitCodeOf(imported)).toBe(code);
});

test('the summary has the totals, the first faults and the message', () => {
  const failedRows = Array.from({ length: 25 }, (_, index) => ({
    line: index + 2,
    errors: [{ column: 'body', code: 'REQUIRED', message: 'It is blank.' }],
  }));
  const lines = summaryOf(run({ rows: 10_025, created: 10_000, failed: 25 }, { failedRows, message: 'Done.' }));
  expect(lines.slice(0, 2)).toEqual(['rows       10,025', 'created    10,000']);
  expect(lines).toContain('line 2   body  REQUIRED  It is blank.');
  expect(lines.at(-3)).toBe('… and 5 more; --failed FILE writes every failed row.');
  expect(lines.at(-1)).toBe('Done.');
});

test('columns stand below each other, numbers to the right', () => {
  expect(
    tableLines([
      ['a', 1, 'x'],
      ['long', 12_345, ''],
    ]),
  ).toEqual(['a          1  x', 'long  12,345']);
  expect(tableLines([])).toEqual([]);
});

test('colours stand where they help', () => {
  const paint = (colour: string, text: string) => `<${colour}>${text}`;
  const lines = summaryOf(run({ rows: 3, created: 2, failed: 1 }), paint);
  expect(lines.map((line) => /^<\w+>/.exec(line)?.[0] ?? '')).toEqual(['', '<green>', '', '', '', '<red>', '']);
});

test.each([
  [{ bytes: 5_000_000, size: 20_000_000, rows: 1_200, seconds: 2 }, '5.0 of 20.0 MB, 1,200 rows, 2.5 MB/s, 0:06 left'],
  [{ bytes: 5_000_000, size: null, rows: 0, seconds: 2 }, '5.0 MB, 2.5 MB/s'],
  [{ bytes: 9, size: 9, rows: 3, seconds: 61 }, '0.0 of 0.0 MB, 3 rows, being applied, 1:01'],
])('how far an import is, in words', (seen, words) => {
  expect(progressInWords(seen)).toBe(words);
});
