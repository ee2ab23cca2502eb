import { deflateRawSync, gzipSync } from 'node:zlib';
import { tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';
import { countsOf, rowsOf, sendFile } from './testing/sending.ts';

let world: World;
let before: Record<string, number>;
beforeAll(async () => {
  world = await startWorld({ WAYMARK_MAX_IMPORT_BYTES: '5000000' });
  before = await countsOf(world);
});
afterAll(() => world.stop());

const good = 'body,submitted_at\nHello,2024-01-01T00:00:00Z\n';
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

test.each<[string, string | Buffer, string, RegExp]>([
  ['nothing', '', 'EMPTY_FILE', /empty/],
  ['white space', ' \n\n', 'EMPTY_FILE', /empty/],
  ['a picture', png, 'NOT_TEXT', /PNG/],
  ['a sign-in page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'HTML_PAGE', /web page/],
  ['XML', '<?xml version="1.0"?><a/>', 'UNSUPPORTED_FORMAT', /XML/],
  ['half a gzip file', gzipSync(good.repeat(50)).subarray(0, 40), 'TRUNCATED', /./],
  ['a gzip bomb', gzipSync(Buffer.alloc(20_000_000, 'a')), 'FILE_TOO_LARGE', /./],
  [
    'damaged gzip',
    Buffer.concat([Buffer.from('1f8b0800000000000003', 'hex'), deflateRawSync(good).reverse()]),
    'CORRUPT',
    /./,
  ],
  ['half a JSON array', '[{"body":"a"},{"body":', 'TRUNCATED', /./],
  ['no JSON after all', '[{"body":"a"},{oops}]', 'CORRUPT', /./],
  ['a quote without an end', 'body\n"never closed\n', 'UNCLOSED_QUOTE', /line 2/],
  [
    '20,000 columns',
    `${Array.from({ length: 20_000 }, (_, i) => `c${i}`).join(',')}\n`,
    'TOO_MANY_COLUMNS',
    /500 columns/,
  ],
  ['no column for the body', 'id,text\n1,Hello\n', 'UNKNOWN_COLUMN', /id, text/],
  ['JSON without a body', '{"text":"Hello"}\n', 'UNKNOWN_COLUMN', /text/],
  ['a cell of 2 MB', `body\n${'x'.repeat(2_000_000)}\n`, 'CELL_TOO_LONG', /./],
])('%s is refused in plain words, on record, and nothing is applied', async (_, file, code, words) => {
  const run = await sendFile(world, 'feedback', 'source=hostile&dryRun=false', file);
  expect(run).toMatchObject({ httpStatus: 422, status: 'FAILED', error: { code } });
  expect(run.message).toMatch(words);
  expect(run.message).toContain('Nothing was applied.');
  expect(await countsOf(world)).toEqual(before);
});

test.each<[string, string, string[]]>([
  ['no source', 'dryRun=true', ['source']],
  ['a blank source', 'source=%20', ['source']],
  ['an unknown name', 'source=a&dryrun=false', ['dryrun']],
  ['a name given twice', 'source=a&source=b', ['source']],
  ['a dryRun that is no boolean', 'source=a&dryRun=no', ['dryRun']],
  ['an unknown policy', 'source=a&errorPolicy=HOPE', ['errorPolicy']],
  ['a map that is none', 'source=a&map=body', ['map']],
  ['a date that does not exist', 'source=a&defaultSubmittedAt=2024-02-30', ['defaultSubmittedAt']],
  ['a zone that does not exist', 'source=a&timeZone=Mars', ['timeZone']],
  ['the parameter of another kind', 'source=a&defaultKind=FEATURE', ['defaultKind']],
  ['a control character', 'source=a%00b', ['source']],
])('%s is refused before anything is read', async (_, query, field) => {
  const answer = await sendFile(world, 'feedback', query, good);
  expect(answer).toMatchObject({ httpStatus: 400, error: { field } });
});

test('a map that names an unknown column or field lists what there is', async () => {
  const column = await sendFile(world, 'feedback', 'source=a&map=text%3Dbody', good);
  expect(column).toMatchObject({
    httpStatus: 422,
    error: { code: 'UNKNOWN_COLUMN', message: expect.stringContaining('submitted_at') },
  });
  const field = await sendFile(world, 'feedback', 'source=a&map=body%3Dtext', good);
  expect(field).toMatchObject({ httpStatus: 422, error: { code: 'UNKNOWN_FIELD' } });
});

test('strange cells are kept as they are or named; none breaks the run', async () => {
  const rows: object[] = [
    { id: 'formula', body: '=HYPERLINK("http://evil")', submitted_at: '2024-01-01T00:00:00Z' },
    { id: '__proto__', body: '\\N \\. \t "quoted" {a,b}', submitted_at: '2024-01-01T00:00:00Z', constructor: 'x' },
    {
      id: 'surrogate',
      body: 'half \ud83d of a pair',
      submitted_at: '2024-01-01T00:00:00Z',
      tags: ['"a\\', '{b}', 'NULL', ''],
    },
    { id: 'nul', body: 'a\0b', submitted_at: '2024-01-01T00:00:00Z' },
    { id: 'year', body: 'x', submitted_at: '0000-01-01T00:00:00Z' },
    { id: 'long', body: 'x'.repeat(100_001), submitted_at: '2024-01-01T00:00:00Z' },
    { id: 'wide', body: 'x', submitted_at: '2024-01-01T00:00:00Z', customer_name: '\ufdfa'.repeat(300) },
    { id: 'theme', body: 'x', submitted_at: '2024-01-01T00:00:00Z', themes: ['???'] },
    { id: 'x'.repeat(301), body: 'x', submitted_at: '2024-01-01T00:00:00Z' },
    { id: 'url', body: 'x', submitted_at: '2024-01-01T00:00:00Z', url: 'javascript:alert(1)' },
  ];
  const file = `${rows.map((row) => JSON.stringify(row)).join('\n')}\n[1]\n"text"\n{"__proto__":{"admin":true},"body":"x"}\n`;
  const headers = { 'content-type': 'application/x-ndjson' };
  const run = await sendFile(world, 'feedback', 'source=cells&dryRun=false&map=id%3Dexternal_id', file, headers);
  expect(run).toMatchObject({ httpStatus: 200, totals: { rows: 13, created: 4, failed: 9, warnings: 1 } });
  expect((await rowsOf(world, run, ['FAIL'])).every(({ raw, errors }) => raw !== null && errors.length > 0)).toBe(true);
  const { data } = await world.ask(
    `{ feedback(filter: { source: ["cells"] }, first: 10) { nodes { externalId body tags url } } }`,
  );
  const bodies = Object.fromEntries(data.feedback.nodes.map((each: { externalId: string }) => [each.externalId, each]));
  expect(bodies.formula.body).toBe('=HYPERLINK("http://evil")');
  const proto = data.feedback.nodes.find(({ externalId }: { externalId: string }) => externalId === '__proto__');
  expect(proto.body).toBe('\\N \\. \t "quoted" {a,b}');
  expect(bodies.surrogate).toMatchObject({ body: 'half \ufffd of a pair', tags: ['"a\\', '{b}', 'NULL'] });
  expect(bodies.url.url).toBeNull();
  expect(({} as Record<string, unknown>).admin).toBeUndefined();
});

test('who may not import is refused, and nobody is asked who they are', async () => {
  const stranger = await tokenWith(world, ['READ']);
  const importer = await tokenWith(world, ['IMPORT']);
  const send = async (kind: string, token: string | null) => {
    const headers = { 'content-type': 'text/csv', ...(token && { authorization: `Bearer ${token}` }) };
    const response = await fetch(`${world.url}/import/${kind}?source=a`, { method: 'POST', body: good, headers });
    return [response.status, ((await response.json()) as { error?: { code: string } }).error?.code];
  };
  expect(await send('feedback', null)).toEqual([401, 'UNAUTHENTICATED']);
  expect(await send('feedback', stranger)).toEqual([403, 'FORBIDDEN']);
  expect(await send('feedback', importer)).toEqual([200, undefined]);
  expect(await send('roadmap', importer)).toEqual([403, 'FORBIDDEN']);
});

test('a form is refused with the way to send the file itself', async () => {
  const body = new FormData();
  body.append('file', new Blob([good]), 'a.csv');
  const response = await world.fetch('/import/feedback?source=a', { method: 'POST', body });
  expect(response.status).toBe(415);
  expect(((await response.json()) as { error: { message: string } }).error.message).toContain('--data-binary');
});
