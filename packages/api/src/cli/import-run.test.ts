import { exitCodeOf, type ImportRun, summaryOf } from './import-run.ts';
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
