import http from 'node:http';
import { deflateSync, gzipSync } from 'node:zlib';
import { startWorld, type World } from '../testing/world.ts';
import { countsOf, type SentRun, sendFile } from './testing/sending.ts';

let world: World;
let before: Record<string, number>;
beforeAll(async () => {
  world = await startWorld({
    WAYMARK_MAX_IMPORT_BYTES: '5000000',
    WAYMARK_MAX_IMPORT_ROW_BYTES: '3000000',
    WAYMARK_REQUEST_SECONDS: '2',
  });
  before = await countsOf(world);
});
afterAll(() => world.stop());

const good = 'body,submitted_at\nHello,2024-01-01T00:00:00Z\n';
const utf16 = (text: string, mark = '\ufeff') => Buffer.from(mark + text, 'utf16le');
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();
const bytes = (hex: string) => Buffer.from(hex, 'hex');
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const bomb = gzipSync(gzipSync(Buffer.alloc(6_000_000, 'body\n')));

/** Files that no row of can be taken: refused as a whole, or all rows fail, each with its reason. */
const hopeless: [string, string | Buffer][] = [
  ['nothing', ''],
  ['one line feed', '\n'],
  ['only a byte order mark', '\ufeff'],
  ['only half a byte order mark', bytes('ef')],
  ['only sep=', 'sep=;\n'],
  ['only delimiters', ',,,,\n,,,,\n'],
  ['only quotes', '""""""""'],
  ['one quote', '"'],
  ['a header that is never closed', '"body,submitted_at\nHello,2024-01-01\n'],
  ['a quote without end in the middle', `${good}"never closed,\n${'x\n'.repeat(5_000)}`],
  ['text without a header', 'Hello there, this is no table at all.\nNeither is this.\n'],
  ['a header without our columns', 'a,b,c\n1,2,3\n'],
  ['20,000 columns', `${Array.from({ length: 20_000 }, (_, n) => `c${n}`).join(',')}\n`],
  ['20,000 keys', JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`k${n}`, n])))],
  ['a cell of 2 MB', `body,submitted_at\n"${'x'.repeat(2_000_000)}",2024-01-01T00:00:00Z\n`],
  ['a JSON text of 2 MB', `{"body":"${'x'.repeat(2_000_000)}","submitted_at":"2024-01-01T00:00:00Z"}\n`],
  ['a line of 4 MB', `{"body":"${'x'.repeat(4_000_000)}`],
  ['a header of 4 MB', 'x'.repeat(4_000_000)],
  ['a PNG', Buffer.concat([bytes('89504e470d0a1a0a0000000d49484452'), Buffer.alloc(500, 7)])],
  ['a JPEG', Buffer.concat([bytes('ffd8ffe000104a464946'), Buffer.alloc(500, 9)])],
  ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00')],
  ['a PDF', '%PDF-1.7\n1 0 obj\n'],
  ['an xlsx', Buffer.concat([bytes('504b0304140006000800'), Buffer.alloc(2_000, 1)])],
  ['an xls', Buffer.concat([bytes('d0cf11e0a1b11ae1'), Buffer.alloc(2_000, 0)])],
  ['a program', Buffer.concat([bytes('7f454c4602010100'), Buffer.alloc(3_000, 3)])],
  ['a zstd file', bytes('28b52ffd0458')],
  ['a bzip2 file', Buffer.from('BZh91AY&SY')],
  ['an xz file', bytes('fd377a585a000004e6d6b446')],
  ['zlib without gzip', deflateSync(good.repeat(100))],
  ['zeroes', Buffer.alloc(10_000)],
  ['ones', Buffer.alloc(10_000, 0xff)],
  ['noise', Buffer.from(Array.from({ length: 4_096 }, (_, n) => (n * 7_919 + (n >> 3) * 104_729) % 256))],
  ['a sign-in page', '<!DOCTYPE html><html><body>Sign in</body></html>'],
  ['a page in capitals after blanks', '\n\n  <HTML><HEAD></HEAD></HTML>'],
  ['XML', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'],
  ['YAML', 'body: Hello\nsubmitted_at: 2024-01-01\n'],
  ['an error of an API', '{"error":{"code":401,"message":"Unauthorized"}}'],
  ['an error page in JSON', '{\n  "error": "expired"\n}\n'],
  ['half a gzip file', gzipSync(good.repeat(500)).subarray(0, 30)],
  ['a gzip header alone', bytes('1f8b0800000000000003')],
  ['gzip with a broken sum', Buffer.concat([gzipSync(good).subarray(0, -8), Buffer.alloc(8)])],
  ['gzip within gzip', bomb],
  ['a gzip bomb', gzipSync(Buffer.alloc(6_000_000, 'a'))],
  ['a gzip bomb of rows', gzipSync(Buffer.from(`body\n${`${'x'.repeat(9_999)}\n`.repeat(520)}`))],
  ['gzip of nothing', gzipSync('')],
  ['half a JSON array', '[{"body":"a"},{"bo'],
  ['a JSON array without an end', '[{"body":"a"},'],
  ['a JSON array with a comma too many', '[{"body":"a"},]'],
  ['two JSON arrays', '[{"body":"a"}][{"body":"b"}]'],
  ['an empty array', '[]'],
  ['an array of arrays', '[["body"],["Hello"]]'],
  ['an array of numbers', '[1,2,3]'],
  ['an array of nulls', '[null,null]'],
  ['a text', '"Hello"'],
  ['a number', '42'],
  ['null', 'null'],
  ['objects with comments', '// hello\n{"body":"a"}\n'],
  ['single quotes', "{'body':'a'}\n"],
  ['NaN', '{"body":NaN}\n'],
  ['nested 100,000 deep', nested(100_000)],
  ['an array nested 100,000 deep', `[${'['.repeat(100_000)}`],
  ['an array nested deep in one element', `[{"body":${nested(5_000)}}]`],
  ['a body nested 30 deep', `{"body":${nested(30)},"submitted_at":"2024-01-01T00:00:00Z"}\n`],
  ['a body that is a number beyond exactness', '{"body":12345678901234567890,"submitted_at":"2024-01-01T00:00:00Z"}\n'],
  ['UTF-16 cut in half', utf16(good).subarray(0, 31)],
  ['UTF-16 with a lone half', utf16('body,submitted_at\n\ud800,x\n')],
  ['UTF-32', Buffer.from(good.split('').flatMap((c) => [c.charCodeAt(0), 0, 0, 0]))],
  ['NUL in every cell', 'body,submitted_at\na\0b,2024-01-01T00:00:00Z\n'],
  [
    'bad bytes in a text of UTF-8',
    Buffer.concat([
      Buffer.from('body,submitted_at\n'),
      Buffer.from('äöüßäöü é'),
      bytes('ff'),
      Buffer.from(',2024-01-01T00:00:00Z\n'),
    ]),
  ],
  [
    'dates that are none',
    'body,submitted_at\na,2024-02-30\nb,31/12/2024\nc,yesterday\nd,0000-00-00\ne,99999999999999\n',
  ],
  ['a year beyond', 'body,submitted_at\na,12024-01-01\nb,-0044-03-15\n'],
  ['bodies of blanks', 'body,submitted_at\n"   ",2024-01-01T00:00:00Z\n"\t",2024-01-01T00:00:00Z\n'],
  ['too few cells', 'body,submitted_at\nHello\n'],
  ['too many cells', 'body,submitted_at\nHello,2024-01-01T00:00:00Z,more,and more\n'],
  ['a body over the limit', `body,submitted_at\n${'x'.repeat(100_001)},2024-01-01T00:00:00Z\n`],
  [
    'a cell with 6,000 entries',
    `body,submitted_at,tags\nHello,2024-01-01T00:00:00Z,${Array.from({ length: 6_000 }, (_, n) => `t${n}`).join(';')}\n`,
  ],
  [
    'revenue that is none',
    'body,submitted_at,customer_name,annual_revenue\na,2024-01-01T00:00:00Z,C,1e999\nb,2024-01-01T00:00:00Z,C,-5\nc,2024-01-01T00:00:00Z,C,NaN\n',
  ],
  ['themes that cannot be names', 'body,submitted_at,themes\na,2024-01-01T00:00:00Z,???;!!!\n'],
  [
    'a statement for the database',
    "body,submitted_at,importance\nx,2024-01-01T00:00:00Z,'); drop table feedback; --\n",
  ],
];

test.each(hopeless)('%s: no crash, nothing applied, the reason in plain words', async (_, file) => {
  const run = await sendFile(world, 'feedback', 'source=hostile&dryRun=false', file);
  expect(run.httpStatus).toBeLessThan(500);
  expect(await countsOf(world)).toEqual(before);
  if (run.status === 'FAILED') {
    expect(run.error?.message).toMatch(/^[A-Z"].*[.?]$/s);
    expect(run.message).toContain('Nothing was applied.');
  } else {
    expect(run.totals.rows).toBe(run.totals.failed);
    expect(
      run.failedRows.every(({ line, errors }) => line > 0 && errors.every(({ message }) => message.length > 5)),
    ).toBe(true);
  }
});

/** Files that look bad and are not: every row is taken, as it is meant. */
const odd: [string, string | Buffer, string[]][] = [
  ['UTF-16 LE with a mark', utf16(good), ['Hello']],
  ['UTF-16 LE without one', utf16(good, ''), ['Hello']],
  ['UTF-16 BE with a mark', swapped(utf16(good)), ['Hello']],
  ['UTF-16 BE without one', swapped(utf16(good, '')), ['Hello']],
  [
    'Windows-1252',
    Buffer.concat([
      Buffer.from('body,submitted_at\nna'),
      bytes('ef'),
      Buffer.from('ve '),
      bytes('80'),
      Buffer.from(' 5,2024-01-01T00:00:00Z\n'),
    ]),
    ['naïve € 5'],
  ],
  ['CR alone', good.replaceAll('\n', '\r'), ['Hello']],
  ['CRLF and LF mixed', 'body,submitted_at\r\nA,2024-01-01T00:00:00Z\nB,2024-01-01T00:00:00Z\r\n', ['A', 'B']],
  ['sep=;', 'sep=;\r\nbody;submitted_at\r\n"a;b";2024-01-01T00:00:00Z\r\n', ['a;b']],
  ['tabs', 'body\tsubmitted_at\na,b\t2024-01-01T00:00:00Z\n', ['a,b']],
  ['pipes', 'sep=|\nbody|submitted_at\na,b|2024-01-01T00:00:00Z\n', ['a,b']],
  ['headers in another dress', ' BODY , Submitted-At \nHello,2024-01-01T00:00:00Z\n', ['Hello']],
  ['the header again in the middle', `${good}${good.replace('Hello', 'Again')}`, ['Hello', 'Again']],
  ['blank lines everywhere', `\n\n${good.replaceAll('\n', '\n\n')}`, ['Hello']],
  ['quoted line breaks', 'body,submitted_at\n"two\nlines",2024-01-01T00:00:00Z\n', ['two\nlines']],
  [
    'quotes in the middle of a cell',
    'body,submitted_at\nsay "hi" to 5" pipes,2024-01-01T00:00:00Z\n',
    ['say "hi" to 5" pipes'],
  ],
  [
    'formulas',
    'body,submitted_at\n"=cmd|\'/c calc\'!A0",2024-01-01T00:00:00Z\n+1,2024-01-01T00:00:00Z\n',
    ["=cmd|'/c calc'!A0", '+1'],
  ],
  [
    'gzip in two members',
    Buffer.concat([gzipSync('body,submitted_at\n'), gzipSync('Hello,2024-01-01T00:00:00Z\n')]),
    ['Hello'],
  ],
  [
    'keys of the prototype',
    '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},"body":"Hello","submitted_at":"2024-01-01T00:00:00Z"}\n',
    ['Hello'],
  ],
  ['an array in one line', '[{"body":"Hello","submitted_at":"2024-01-01T00:00:00Z"}]', ['Hello']],
  ['JSON lines with CRLF and blanks', '\r\n{"body":"Hello","submitted_at":"2024-01-01T00:00:00Z"}\r\n\r\n', ['Hello']],
  ['no line end at the end', good.trimEnd(), ['Hello']],
  ['UNIX seconds and milliseconds', 'body,submitted_at\na,1704067200\nb,1704067200000\n', ['a', 'b']],
  ['right-to-left and joiners', 'body,submitted_at\n\u202eابت 👩‍👩‍👧,2024-01-01T00:00:00Z\n', ['\u202eابت 👩‍👩‍👧']],
  [
    'HTML as a body',
    'body,submitted_at\n"<script>alert(1)</script>",2024-01-01T00:00:00Z\n',
    ['<script>alert(1)</script>'],
  ],
];

test.each(odd.map(([name, file, bodies], index) => [name, file, bodies, index] as const))(
  '%s is read as it is meant',
  async (_, file, bodies, index) => {
    const run = await sendFile(world, 'feedback', `source=odd${index}&dryRun=false`, file);
    expect({ status: run.status, failed: run.totals?.failed }).toEqual({ status: 'COMPLETED', failed: 0 });
    const { data } = await world.ask(`{ feedback(filter: { source: ["odd${index}"] }, first: 9) { nodes { body } } }`);
    expect(data.feedback.nodes.map(({ body }: { body: string }) => body).sort()).toEqual([...bodies].sort());
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  },
);

function rawRequest(
  headers: http.OutgoingHttpHeaders,
  act: (request: http.ClientRequest) => void,
): Promise<Partial<SentRun>> {
  return new Promise((resolve) => {
    const request = http.request(`${world.url}/import/feedback?source=slow&dryRun=false`, {
      method: 'POST',
      headers: { authorization: `Bearer ${world.token}`, ...headers },
    });
    request.on('error', () => resolve({ httpStatus: 0 }));
    request.on('response', async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part as Buffer);
      resolve({ httpStatus: response.statusCode, ...JSON.parse(Buffer.concat(parts).toString()) });
    });
    act(request);
  });
}

test('a sender that falls silent, one that goes away, and one that lies about the length leave nothing', async () => {
  const counts = await countsOf(world);
  const silent = await rawRequest({ 'content-type': 'text/csv' }, (request) => request.write(good));
  expect(silent).toMatchObject({ httpStatus: 422, error: { code: 'TRUNCATED' } });
  await rawRequest({ 'content-type': 'text/csv' }, (request) => {
    request.write(good);
    setTimeout(() => request.destroy(), 200);
  });
  const short = await rawRequest({ 'content-type': 'text/csv', 'content-length': '5000' }, (request) => {
    request.write(good);
    setTimeout(() => request.destroy(), 200);
  });
  expect(short.httpStatus).toBe(0);
  for (let left = 1; left > 0; await new Promise((done) => setTimeout(done, 50))) {
    const { data } = await world.ask('{ importRuns(first: 5) { nodes { status } } }');
    left = data.importRuns.nodes.filter(({ status }: { status: string }) => status === 'RUNNING').length;
  }
  expect(await countsOf(world)).toEqual(counts);
});

test.each([
  ['a wrong content type', { 'content-type': 'image/png' }, 200],
  ['an unknown encoding', { 'content-type': 'text/csv', 'content-encoding': 'br' }, 422],
  ['gzip that is none', { 'content-type': 'text/csv', 'content-encoding': 'gzip' }, 200],
  ['JSON that is CSV', { 'content-type': 'application/json' }, 422],
])('%s is no reason to break', async (_, headers, status) => {
  const response = await sendFile(
    world,
    'feedback',
    'source=types',
    good,
    headers as unknown as Record<string, string>,
  );
  expect(response.httpStatus).toBe(status);
});
