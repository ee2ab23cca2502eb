import { fieldsOf, keptOf, readAll } from './testing/sources.ts';

describe('JSON lines', () => {
  it('are records with any value, by their keys', async () => {
    const text = '{"external_id":"1","Themes":["a","b"],"n":2.5}\r\n\n{"external_id":"2","Extra Key":null}';
    const { source, records } = await readAll(text);
    expect(source).toMatchObject({ format: 'JSON_LINES', delimiter: null, columnsMayGrow: true });
    expect(records.map(({ line, fields }) => [line, { ...fields }])).toEqual([
      [1, { external_id: '1', themes: ['a', 'b'], n: 2.5 }],
      [3, { external_id: '2', extra_key: null }],
    ]);
    expect(source.columns.map(({ header }) => header)).toEqual(['external_id', 'Themes', 'n', 'Extra Key']);
    expect(Object.keys(keptOf(source, records[0]!))).toEqual(['external_id', 'Themes', 'n']);
  });

  it('fail one by one', async () => {
    const { source, records } = await readAll(
      '{"a":1}\n{"a":}\n[1]\n"x"\n{"a":12345678901234567890}\n{"a":"\\u0000"}\n{"a":2}\n',
    );
    expect(records.map(({ line, problem }) => [line, problem?.code])).toEqual([
      [1, undefined],
      [2, 'INVALID'],
      [3, 'INVALID'],
      [4, 'INVALID'],
      [5, 'INVALID'],
      [6, 'INVALID'],
      [7, undefined],
    ]);
    expect(keptOf(source, records[1]!)).toEqual({ line: '{"a":}' });
    expect(keptOf(source, records[5]!)).toEqual({ a: '\ufffd' });
  });

  it('refuse values that are nested too deeply', async () => {
    const { records } = await readAll(`{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`);
    expect(records[0]?.problem?.message).toBe('"a" is nested deeper than 20 levels.');
  });
});

describe('a JSON array', () => {
  it('is read element by element', async () => {
    const text = `\ufeff [ {"Id": 1, "body": "a \\"b\\" \\u00e9"},\n {"id": 2, "themes": [{"x": [1, null, true]}]} ] \n`;
    const { source, records } = await readAll(text, {}, {}, [1, 2, 3]);
    expect(source.format).toBe('JSON_ARRAY');
    expect(records.map(({ line }) => line)).toEqual([1, 2]);
    expect(JSON.parse(JSON.stringify(records.map(({ fields }) => fields)))).toEqual([
      { id: 1, body: 'a "b" é' },
      { id: 2, themes: [{ x: [1, null, true] }] },
    ]);
  });

  it('may be empty, and fails elements that are no objects', async () => {
    expect(await fieldsOf('[]')).toEqual([]);
    const { records } = await readAll('[1, {"a": 1}, ["b"], {"a": 1e400}]');
    expect(records.map(({ problem }) => problem?.code)).toEqual(['INVALID', undefined, 'INVALID', 'INVALID']);
  });
});

describe.each([
  ['JSON lines', (objects: string[]) => objects.join('\n')],
  ['a JSON array', (objects: string[]) => `[${objects.join(',')}]`],
])('keys in %s', (_, file) => {
  it('like __proto__ are harmless, and spellings of one name share a column', async () => {
    const { source, records } = await readAll(
      file(['{"__proto__":{"admin":true},"Body":"a"}', '{"BODY":"b","body":"c"}', '{"body":"d"}']),
    );
    expect(Object.keys(records[0]!.fields)).toEqual(['__proto__', 'body']);
    expect('admin' in {}).toBe(false);
    expect(records.slice(1).map(({ fields }) => ({ ...fields }))).toEqual([{ body: 'b', body_2: 'c' }, { body: 'd' }]);
    expect(source.columns.map(({ name }) => name)).toEqual(['__proto__', 'body', 'body_2']);
  });
});
