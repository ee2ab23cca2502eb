import { gzipSync } from 'node:zlib';
import { openSource } from './source.ts';
import { faultOf, inPieces, readAll } from './testing/sources.ts';

const rows = (n: number) => `id,body\n${Array.from({ length: n }, (_, i) => `${i},text ${i}\n`).join('')}`;

describe('a source that cannot be read', () => {
  it.each([
    ['an empty file', '', 'EMPTY_FILE'],
    ['a byte order mark alone', '\ufeff', 'EMPTY_FILE'],
    ['blank lines alone', '\n \n', 'EMPTY_FILE'],
    ['a header of empty cells', ',,\n', 'NO_HEADER'],
    ['a web page', '\n<!DOCTYPE html><html><body>Sign in</body></html>', 'HTML_PAGE'],
    ['XML', '<?xml version="1.0"?><a/>', 'UNSUPPORTED_FORMAT'],
    ['a PNG picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'NOT_TEXT'],
    ['an Excel workbook', Buffer.from('504b030414000600', 'hex'), 'NOT_TEXT'],
    ['other bytes', Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i * 7919) % 251)), 'NOT_TEXT'],
    ['a JSON object over several lines', '{\n  "body": "a"\n}\n', 'UNSUPPORTED_FORMAT'],
    ['JSON lines that break off', '{"a":1}\n{"a":"x', 'TRUNCATED'],
    ['a JSON array that breaks off', '[{"a":1},{"a":"x', 'TRUNCATED'],
    ['a JSON array without its end', '[{"a":1}', 'TRUNCATED'],
    ['a broken JSON array', '[{"a":1},{"a":tru},{"a":2}]', 'CORRUPT'],
    ['a quotation mark that is not closed', 'id,body\n1,a\n2,"b\n3,c\n', 'UNCLOSED_QUOTE'],
    ['a gzip file that breaks off', gzipSync(rows(50_000)).subarray(0, 60_000), 'TRUNCATED'],
    ['a damaged gzip file', gzipSync(rows(50_000)).fill(0xff, 1_000, 1_100), 'CORRUPT'],
  ])('is %s', async (_, bytes, code) => {
    expect((await faultOf(bytes)).code).toBe(code);
  });

  it('says where', async () => {
    expect(await faultOf('id,body\n1,"a\nb"\n2,"b\n3,c\n')).toMatchObject({ line: 4, code: 'UNCLOSED_QUOTE' });
    expect((await faultOf('[{"a":1},{"a":tru},{"a":2}]')).line).toBe(2);
  });

  it('is one that is not what it is said to be, or packed in another way', async () => {
    expect((await faultOf('id,body\n', { contentType: 'application/json' })).code).toBe('UNSUPPORTED_FORMAT');
    expect((await faultOf('id,body\n', { contentEncoding: 'br' })).code).toBe('UNSUPPORTED_FORMAT');
    expect((await readAll('{"a":1}', { contentType: 'text/csv' })).source.format).toBe('JSON_LINES');
  });

  it.each([
    ['FILE_TOO_LARGE', rows(100), { maxBytes: 500 }],
    ['FILE_TOO_LARGE', gzipSync(Buffer.alloc(50_000_000, 'a,b\n')), { maxBytes: 1_000_000 }],
    ['CELL_TOO_LONG', `id,body\n1,${'x'.repeat(101)}\n`, { maxCellLength: 100 }],
    ['CELL_TOO_LONG', `{"body":"${'x'.repeat(101)}"}\n`, { maxCellLength: 100 }],
    ['RECORD_TOO_LONG', `id,body\n1,"${'x'.repeat(300_000)}`, { maxRecordBytes: 1_000 }],
    ['RECORD_TOO_LONG', `{"a":"${'x'.repeat(300_000)}`, { maxRecordBytes: 1_000 }],
    ['RECORD_TOO_LONG', `[{"a":"${'x'.repeat(300_000)}`, { maxRecordBytes: 1_000 }],
    ['TOO_MANY_COLUMNS', 'a,b,c\n1,2,3\n', { maxColumns: 2 }],
    ['TOO_MANY_COLUMNS', '{"a":1,"b":2}\n{"c":1}\n', { maxColumns: 2 }],
  ])('goes beyond a limit: %s', async (code, bytes, limits) => {
    expect((await faultOf(bytes, {}, limits)).code).toBe(code);
  });

  it('still yields the records before the fault', async () => {
    const source = await openSource(inPieces('id,body\n1,a\n2,b\n3,"c\n'));
    const ids: unknown[] = [];
    const reading = (async () => {
      for await (const { fields } of source.records) ids.push(fields.id);
    })();
    await expect(reading).rejects.toThrow('never closed');
    expect(ids).toEqual(['1', '2']);
  });
});

describe('a packed source', () => {
  it('is unpacked by its bytes, whatever the headers say, also when it has several members', async () => {
    const packed = Buffer.concat([gzipSync('id,body\n1,a\n'), gzipSync('2,b\n')]);
    const { source, records } = await readAll(packed, { contentEncoding: 'identity' }, {}, [1, 7, 3]);
    expect(source.compressed).toBe(true);
    expect(records.map(({ fields }) => fields.body)).toEqual(['a', 'b']);
    expect((await readAll('id,body\n1,a\n', { contentEncoding: 'gzip' })).records).toHaveLength(1);
  });
});

describe('the stream of a source', () => {
  async function* endless(state: { pulled: number; freed: boolean }) {
    try {
      yield Buffer.from('id,body\n');
      for (;;) {
        state.pulled += 1;
        yield Buffer.from('1,some text\n'.repeat(6_000));
      }
    } finally {
      state.freed = true;
    }
  }

  it('is read no faster than its records are taken, and freed when the loop is left', async () => {
    const state = { pulled: 0, freed: false };
    const source = await openSource(endless(state));
    let taken = 0;
    for await (const _ of source.records) {
      taken += 1;
      if (taken === 20_000) break;
    }
    expect(state.pulled).toBeLessThan(10);
    expect(state.freed).toBe(true);
  });

  it('is freed by close and by a fault at opening; its own error comes through', async () => {
    const state = { pulled: 0, freed: false };
    await (await openSource(endless(state))).close();
    expect(state.freed).toBe(true);
    const refused = { pulled: 0, freed: false };
    await expect(openSource(endless(refused), {}, { maxColumns: 1 })).rejects.toThrow('more than 1 columns');
    expect(refused.freed).toBe(true);
    async function* broken() {
      yield Buffer.from(`id,body\n1,${'a'.repeat(70_000)}\n`);
      throw new Error('connection lost');
    }
    const source = await openSource(broken());
    await expect(source.records.next()).rejects.toThrow('connection lost');
  });

  it('gives a sample ahead of the rest', async () => {
    const source = await openSource(inPieces(rows(50)));
    expect(source.sample).toHaveLength(20);
    let n = 0;
    for await (const { fields } of source.records) expect(fields.id).toBe(String(n++));
    expect(n).toBe(50);
  });
});
