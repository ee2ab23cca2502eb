import iconv from 'iconv-lite';
import { fieldsOf, readAll } from './testing/sources.ts';

const text = 'id,body\n1,Größe – “smart” €\n2,naïve café\n';
const bodies = ['Größe – “smart” €', 'naïve café'];

async function bodiesOf(bytes: Uint8Array) {
  return (await fieldsOf(bytes)).map(({ body }) => body);
}

describe('the encoding of a source', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8', Buffer.from(`\ufeff${text}`)],
    ['UTF-16LE', iconv.encode(text, 'utf-16le', { addBOM: true })],
    ['UTF-16LE', iconv.encode(text, 'utf-16le')],
    ['UTF-16BE', iconv.encode(text, 'utf-16be', { addBOM: true })],
    ['UTF-16BE', iconv.encode(text, 'utf-16be')],
    ['WINDOWS-1252', iconv.encode(text, 'windows-1252')],
  ])('is found to be %s, with the same text', async (encoding, bytes) => {
    const { source } = await readAll(bytes);
    expect(source.encoding).toBe(encoding);
    expect(source.columns.map(({ name }) => name)).toEqual(['id', 'body']);
    expect(await bodiesOf(bytes)).toEqual(bodies);
  });

  it('is decided by the first bytes beyond ASCII, however late they come', async () => {
    const ascii = `id,body\n${'1,plain\n'.repeat(20_000)}`;
    const late = await readAll(Buffer.concat([Buffer.from(ascii), iconv.encode('2,Größe\n', 'windows-1252')]));
    expect(late.source.encoding).toBe('WINDOWS-1252');
    expect(late.records.at(-1)?.fields.body).toBe('Größe');
    const utf8 = await readAll(`${ascii}2,Größe\n`);
    expect(utf8.source.encoding).toBe('UTF-8');
    expect(utf8.records.at(-1)?.fields.body).toBe('Größe');
  });

  it('is Windows-1252 where the only such byte is the last of the file', async () => {
    expect(await bodiesOf(Buffer.from('id,body\n1,caf\xe9', 'latin1'))).toEqual(['café']);
  });

  it('keeps characters whole that lie across blocks', async () => {
    for (const encoding of ['utf8', 'utf-16le', 'utf-16be'] as const) {
      const long = `id,body\n1,é${'x'.repeat(7)}\n${'2,😀ж€\n'.repeat(30_000)}`;
      const found = await bodiesOf(iconv.encode(long, encoding, { addBOM: true }));
      expect(new Set(found)).toEqual(new Set([`é${'x'.repeat(7)}`, '😀ж€']));
    }
  });

  it('fails just the rows whose bytes are no UTF-8 in a file that otherwise is', async () => {
    const bytes = Buffer.concat([
      Buffer.from('id,body\n1,Größe\n2,bad '),
      Buffer.from([0xff]),
      Buffer.from('\n3,naïve\n4,\ufffd\n'),
    ]);
    const { source, records } = await readAll(bytes);
    expect(source.encoding).toBe('UTF-8');
    expect(records.map(({ problem }) => problem?.code)).toEqual([undefined, 'INVALID', undefined, 'INVALID']);
    const whole = await readAll('id,body\n1,kept \ufffd as it is\n');
    expect(whole.records[0]?.problem).toBeUndefined();
  });
});
