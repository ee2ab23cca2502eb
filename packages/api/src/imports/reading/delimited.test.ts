import { fieldsOf, keptOf, readAll } from './testing/sources.ts';

describe('a delimited source', () => {
  it.each([',', ';', '\t'])('is cut at "%s", found by its header', async (delimiter) => {
    const csv = `id,body,tags\n1,"one,two",x|y\n`.replaceAll(',', delimiter);
    const { source } = await readAll(csv);
    expect(source).toMatchObject({ format: 'DELIMITED', delimiter });
    expect(await fieldsOf(csv)).toEqual([{ id: '1', body: `one${delimiter}two`, tags: 'x|y' }]);
  });

  it('obeys the `sep=` line of Excel and counts it as a line', async () => {
    const { source, records } = await readAll('sep=;\r\nid,no;body\r\n1;a\r\n');
    expect(source.columns.map(({ header }) => header)).toEqual(['id,no', 'body']);
    expect(records[0]).toMatchObject({ line: 3, fields: { body: 'a' } });
  });

  it('takes tabs where the sender says so', async () => {
    const { source } = await readAll('name, first\tbody\n', { fileName: 'export.tsv' });
    expect(source.columns).toHaveLength(2);
  });

  it('reads CRLF, LF and CR, mixed and inside quotes, and knows the line of each record', async () => {
    const { records } = await readAll('id,body\r\n1,"a\nb"\r\n2,"c\r\nd"\n\n   \r\n3,"say ""hi"""\r\n,\n4,e');
    expect(records.map(({ line, fields }) => [line, fields.id, fields.body])).toEqual([
      [2, '1', 'a\nb'],
      [4, '2', 'c\r\nd'],
      [8, '3', 'say "hi"'],
      [10, '4', 'e'],
    ]);
    expect(await fieldsOf('id,body\r1,a\r2,b')).toEqual([
      { id: '1', body: 'a' },
      { id: '2', body: 'b' },
    ]);
  });

  it('fails a row with another number of cells and reads on', async () => {
    const { source, records } = await readAll('id,Body Text\n1,a,surplus\n2\n3,c\n');
    expect(records.map(({ line, problem }) => [line, problem?.code, problem?.message])).toEqual([
      [2, 'WRONG_COLUMN_COUNT', 'The row has 3 cells, the header has 2 columns.'],
      [3, 'WRONG_COLUMN_COUNT', 'The row has 1 cell, the header has 2 columns.'],
      [4, undefined, undefined],
    ]);
    expect(keptOf(source, records[0]!)).toEqual({ id: '1', 'Body Text': 'a', column_3: 'surplus' });
    expect(keptOf(source, records[1]!)).toEqual({ id: '2' });
  });

  it('names columns without case, spaces and dashes, and keeps how they were spelt', async () => {
    const { source, records } = await readAll(
      ' External-ID ,Body  Text,,body text,__proto__,constructor\n1,a,b,c,d,e\n',
    );
    const fields = { external_id: '1', body_text: 'a', column_3: 'b', body_text_2: 'c' };
    expect(Object.entries(records[0]!.fields)).toEqual([
      ...Object.entries(fields),
      ['__proto__', 'd'],
      ['constructor', 'e'],
    ]);
    expect(source.notes).toEqual(['The header "body text" is repeated: column 4 is read as "body_text_2".']);
    expect(Object.keys(keptOf(source, records[0]!))).toEqual([
      ' External-ID ',
      'Body  Text',
      'column_3',
      'body text',
      '__proto__',
      'constructor',
    ]);
  });

  it('keeps stray quotation marks as they are', async () => {
    expect(await fieldsOf('id,body\n1,5" screen\n2,"He said "hi" to me"\n3,ok\n')).toEqual([
      { id: '1', body: '5" screen' },
      { id: '2', body: '"He said "hi" to me"' },
      { id: '3', body: 'ok' },
    ]);
  });

  it('fails a row with a NUL, which the kept row shows replaced', async () => {
    const { source, records } = await readAll('id,body\n1,a\0b\n');
    expect(records[0]?.problem?.code).toBe('INVALID');
    expect(keptOf(source, records[0]!).body).toBe('a\ufffdb');
  });

  it('may be a header without rows', async () => {
    const { source, records } = await readAll('\ufeffid,body');
    expect(source.columns.map(({ name }) => name)).toEqual(['id', 'body']);
    expect(records).toEqual([]);
  });
});
