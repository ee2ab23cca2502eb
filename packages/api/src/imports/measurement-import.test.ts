import fs from 'node:fs';
import path from 'node:path';
import { budgetOf, day, record, saveService, saveSlo } from '../slo/testing/objectives.ts';
import { tokenWith } from '../testing/callers.ts';
import { mutate } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';
import { rowsOf, sendFile } from './testing/sending.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await saveService(world, 'web');
  await saveSlo(world, 'checkout', { window: 'P7D' });
});
afterAll(() => world.stop());

const start = day('2026-05-01');
const at = (hours: number) => new Date(start + hours * 3_600_000).toISOString();
const header = 'slo,source,from,to,good,bad,total\n';
const row = (from: number, to: number, good: number | '', total: number | '', more = '') =>
  `Checkout,edge,${at(from)},${at(to)},${good},${more},${total}\n`;
const send = (body: string, query = 'source=nightly&dryRun=false') => sendFile(world, 'measurements', query, body);

test('a file is tried, comes in, and again changes nothing; other numbers replace and stay in the history', async () => {
  const file = header + row(0, 1, 90, 100) + row(1, 2, '', 100, '3') + row(2, 3, 100, 100);
  const tried = await send(file, 'source=nightly');
  expect(tried).toMatchObject({ status: 'COMPLETED', totals: { rows: 3, created: 3, failed: 0 } });
  expect(await budgetOf(world, 'checkout', start + 3 * 3_600_000)).toMatchObject({ total: 0 });
  expect(await send(file)).toMatchObject({ totals: { rows: 3, created: 3 } });
  expect(await budgetOf(world, 'checkout', start + 3 * 3_600_000)).toMatchObject({ good: 287, total: 300 });
  expect(await send(file)).toMatchObject({ totals: { created: 0, unchanged: 3 } });
  expect(await send(header + row(0, 1, 80, 100))).toMatchObject({ totals: { created: 0, updated: 1 } });
  expect(await budgetOf(world, 'checkout', start + 3 * 3_600_000)).toMatchObject({ good: 277 });
  const versions = await world.dataSource.query(
    `select data ->> 'good' as good from row_version where table_name = 'sli_measurement'`,
  );
  expect(versions).toEqual([{ good: '90' }]);
});

test('JSON lines, sources that add up, and the source of the run where a row has none', async () => {
  const lines = [
    { slo: 'checkout', from: at(0), to: at(1), good: 1, total: 2 },
    { slo: 'checkout', source: 'other', from: at(0.5), to: at(1), bad: 0, total: 7 },
  ];
  const body = lines.map((line) => JSON.stringify(line)).join('\n');
  const headers = { 'content-type': 'application/x-ndjson' };
  const run = await sendFile(world, 'measurements', 'source=nightly&dryRun=false', body, headers);
  expect(run.totals).toMatchObject({ created: 2, failed: 0 });
  expect(await budgetOf(world, 'checkout', start + 3 * 3_600_000)).toMatchObject({ good: 285, total: 309 });
});

test('each bad row says what is wrong in its column; the good ones come in', async () => {
  const bad = [
    [row(10, 11, 5, 4), 'good'],
    [row(10, 11, -1, 4), 'good'],
    [`checkout,edge,${at(10)},${at(11)},NaN,,4\n`, 'good'],
    [`checkout,edge,${at(10)},${at(11)},1,,+Inf\n`, 'total'],
    [row(11, 10, 1, 1), 'to'],
    [row(10, 10, 1, 1), 'to'],
    [row(24 * 900, 24 * 900 + 1, 1, 1), 'to'],
    [row(10, 11, '', 1), 'good'],
    [row(10, 11, 1, 1, '0'), 'bad'],
    [row(10, 11, 1, ''), 'total'],
    [`none,edge,${at(10)},${at(11)},1,,1\n`, 'slo'],
    [row(0.5, 1.5, 1, 1), 'from'],
    [row(0, 2, 1, 1), 'from'],
  ] as const;
  const body = header + bad.map(([line]) => line).join('') + row(20, 21, 1, 1) + row(20.5, 21.5, 1, 1);
  const run = await send(body);
  expect(run.totals).toMatchObject({ created: 1, failed: bad.length + 1 });
  const columns = run.failedRows.map(({ line, errors }) => [line, errors[0]!.column]);
  expect(columns).toEqual([...bad.map(([, column], index) => [index + 2, column]), [bad.length + 3, 'from']]);
  expect(run.failedRows.at(-1)!.errors[0]!.message).toContain(`line ${bad.length + 2}`);
  const all = await send(body, 'source=nightly&dryRun=false&errorPolicy=REJECT_EVERYTHING');
  expect(all).toMatchObject({ status: 'FAILED', httpStatus: 422 });
});

test('the last line of an interval counts, the ones before are duplicates', async () => {
  const run = await send(header + row(30, 31, 1, 9) + row(30, 31, 2, 9));
  expect(run.totals).toMatchObject({ created: 1, duplicate: 1 });
  expect(await rowsOf(world, run, ['DUPLICATE'])).toMatchObject([
    { line: 2, warnings: [{ code: 'DUPLICATE_IN_FILE', message: expect.stringContaining('Line 3') }] },
  ]);
});

test('an undone run leaves the budget as it was', async () => {
  await saveSlo(world, 'undone', { window: 'P7D' });
  await record(world, 'undone', [{ from: start, to: start + 3_600_000, good: 50, total: 100 }], 'edge');
  const before = await budgetOf(world, 'undone');
  const hour = (from: number, good: number) => `undone,edge,${at(from)},${at(from + 1)},${good},,100\n`;
  const run = await send(header + hour(0, 99) + hour(1, 98));
  expect(await budgetOf(world, 'undone')).toMatchObject({ good: 197, total: 200 });
  const { userErrors } = await mutate(world, 'importUndo', 'DeleteInput', 'importRun { status }', { id: run.id });
  expect(userErrors).toEqual([]);
  expect(await budgetOf(world, 'undone')).toEqual(before);
});

test('who may not measure may not import measurements', async () => {
  const authorization = `Bearer ${await tokenWith(world, ['READ', 'IMPORT'])}`;
  const init = {
    method: 'POST',
    body: header + row(0, 1, 1, 1),
    headers: { authorization, 'content-type': 'text/csv' },
  };
  const response = await fetch(`${world.url}/import/measurements?source=x`, init);
  expect([response.status, ((await response.json()) as { error?: { code: string } }).error?.code]).toEqual([
    403,
    'FORBIDDEN',
  ]);
});

const data = (name: string) =>
  fs
    .readFileSync(path.join(__dirname, '../../testdata/upptime', name), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

test('a year of real availability gives the budgets that were worked out for it', async () => {
  const expected = new Map<string, string[][]>();
  for (const [service, target, days, ...answer] of data('expected.csv')) {
    const slug = `${service}-${target}-${days}`;
    expected.set(slug, [...(expected.get(slug) ?? []), answer]);
  }
  const rows: string[] = [];
  for (const slug of expected.keys()) {
    const [, service, target, days] = /^(.+)-([\d.]+)-(\d+)$/.exec(slug)!;
    await saveSlo(world, slug, { objective: Number(target), window: `P${days}D` });
    for (const [of, date, good, total] of data('daily.csv')) {
      const end = new Date(day(date!) + 86_400_000).toISOString();
      if (of === service) rows.push(`${slug},${date}T00:00:00Z,${end},${good},${total}`);
    }
  }
  const run = await send(`slo,from,to,good,total\n${rows.join('\n')}\n`, 'source=upptime&dryRun=false');
  expect(run.totals).toMatchObject({ created: 32 * 365, failed: 0 });
  for (const [slug, answers] of expected) {
    const budgets = answers.map(([end], index) => {
      const asOf = new Date(day(end!) + 86_400_000).toISOString();
      return `at${index}: errorBudget(asOf: "${asOf}") { good total remaining }`;
    });
    const { slo } = (await world.ask(`query ($slug: String!) { slo(slug: $slug) { ${budgets.join(' ')} } }`, { slug }))
      .data;
    answers.forEach(([, good, total, remaining], index) => {
      const found = slo[`at${index}`];
      expect({ slug, good: found.good, total: found.total }).toEqual({
        slug,
        good: Number(good),
        total: Number(total),
      });
      expect(Math.abs(found.remaining - Number(remaining))).toBeLessThanOrEqual(
        1e-12 * Math.max(1, Math.abs(Number(remaining))),
      );
    });
  }
}, 120_000);
