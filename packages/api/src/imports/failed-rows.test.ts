import fc from 'fast-check';
import { plainCell } from '../platform/csv.ts';
import { tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';
import { forgetRaw } from './kept-rows.ts';
import { rowsOf, type SentRun, sendFile } from './testing/sending.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

async function failedOf(run: SentRun, token = world.token) {
  const { data } = await world.ask('query ($id: ID!) { importRun(id: $id) { failedRowsUrl } }', { id: run.id });
  const url: string | null = data.importRun.failedRowsUrl;
  if (url === null) return { status: null, type: null, text: null };
  const response = await fetch(url.replace('localhost', '127.0.0.1'), {
    headers: { authorization: `Bearer ${token}` },
  });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer()),
  };
}

test('the failed rows of any file come back in its columns with what is wrong, and go in again once they are mended', async () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '=1+1',
      "'=1",
      "''@x",
      '+49',
      '-5',
      '@me',
      '\tTab',
      'a,b',
      'say "hi"',
      'two\nlines',
      ' edge ',
      "'",
      '',
      '😀;x',
    ),
    fc.string({ maxLength: 12 }),
  );
  let n = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), async (rows) => {
      const source = `p${n++}`;
      const told = rows.map(([title, body], index) => ({
        title: title.replaceAll('\0', ''),
        body: `${index}x${body.replaceAll('\0', '')}`,
      }));
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const file = `title;body;submitted_at\n${told.map(({ title, body }) => `${[title, body].map(quoted).join(';')};never`).join('\n')}\n`;
      const run = await sendFile(world, 'feedback', `source=${source}&dryRun=false`, file);
      expect(run.totals).toMatchObject({ rows: rows.length, failed: rows.length });
      const failed = await failedOf(run);
      expect([failed.status, failed.type]).toEqual([200, 'text/csv; charset=utf-8']);
      expect(failed.text).toMatch(/^\ufefftitle,body,submitted_at,error\r\n/);
      const mended = failed.text!.replaceAll(',never,', ',2024-01-01T00:00:00Z,');
      const again = await sendFile(world, 'feedback', `source=${source}&dryRun=false`, mended);
      expect(again.totals.failed).toBe(0);
      const { data } = await world.ask(
        `{ feedback(filter: { source: ["${source}"] }, first: 100) { nodes { title body } } }`,
      );
      const wanted = told.map(({ title, body }) =>
        JSON.stringify({ title: plainCell(title).trim() || null, body: body.trim() }),
      );
      expect(new Set(data.feedback.nodes.map((node: object) => JSON.stringify(node)))).toEqual(new Set(wanted));
    }),
    { numRuns: 15 },
  );
}, 120_000);

test('no cell of the file is a formula; repeated headers, surplus cells and an earlier error column are told apart', async () => {
  const file = 'body,tag,tag,=evil,error\n,a,b,=2+2,old\n,a,b,x,old,surplus\n';
  const run = await sendFile(world, 'feedback', 'source=shapes&dryRun=false', file);
  const { text } = await failedOf(run);
  expect(text!.replace(/"?Line \d+: [^\r]*/g, 'WHY')).toBe(
    "\ufeffbody,tag,tag_2,'=evil,column_6,error\r\n,a,b,'=2+2,,WHY\r\n,a,b,x,surplus,WHY\r\n",
  );
});

test('JSON lines come back as CSV, lists and all', async () => {
  const lines = '{"body":"","themes":["a","b"],"tags":["x"]}\nno json\n';
  const run = await sendFile(world, 'feedback', 'source=json&dryRun=false&createMissingThemes=true', lines);
  const { text } = await failedOf(run);
  expect(text).toContain('body,themes,tags,line,error\r\n,"[""a"",""b""]","[""x""]",,');
  expect(text).toContain(',,,no json,');
  const mended = text!.replace('\r\n,', '\r\nSlow,').replace(/,,,no json.*\r\n/, '');
  const again = await sendFile(
    world,
    'feedback',
    'source=json&dryRun=false&createMissingThemes=true&defaultSubmittedAt=2024-01-01T00:00:00Z',
    mended,
  );
  expect(again.totals).toMatchObject({ rows: 1, created: 1, themesCreated: 2 });
});

test('who may not read feedback gets the rows that it sent itself, and no others', async () => {
  const importer = await tokenWith(world, ['IMPORT', 'READ']);
  const other = await tokenWith(world, ['IMPORT', 'READ']);
  const headers = { authorization: `Bearer ${importer}`, 'content-type': 'text/csv' };
  const run = await sendFile(world, 'feedback', 'source=own', 'body,submitted_at\nSecret,\n', headers);
  expect((await failedOf(run, importer)).text).toContain('Secret');
  expect(await failedOf(run, other)).toMatchObject({ status: 403, text: expect.not.stringContaining('Secret') });
  expect((await failedOf(run)).status).toBe(200);
  expect((await fetch(`${world.url}/imports/${run.id}/failed.csv`)).status).toBe(401);
  expect((await world.fetch('/imports/nothing/failed.csv')).status).toBe(404);
});

test('a run without failed rows has no such address', async () => {
  expect(
    await failedOf(await sendFile(world, 'feedback', 'source=fine', 'body,submitted_at\nA,2024-01-01T00:00:00Z\n')),
  ).toEqual({
    status: null,
    type: null,
    text: null,
  });
});

test('good rows are kept as they came for 30 days, the others for good', async () => {
  const run = await sendFile(
    world,
    'feedback',
    'source=kept',
    'body,submitted_at\nGood,2024-01-01T00:00:00Z\nWarned,2024-01-01\nBad,\n',
  );
  const kept = async () => (await rowsOf(world, run)).map(({ raw }) => raw?.body ?? null);
  await forgetRaw(world.dataSource);
  expect(await kept()).toEqual(['Good', 'Warned', 'Bad']);
  await world.dataSource.query(`update kept_raw set until = until - interval '30 days'`);
  await forgetRaw(world.dataSource);
  await world.statements(async () => undefined);
  expect(await kept()).toEqual([null, 'Warned', 'Bad']);
});
