import { fieldNamed, headIn, headOf } from './file-header.ts';
import { kindOf } from './import-kinds.ts';

test.each([
  ['id,body,themes\n1,"a, b",c', ['id', 'body', 'themes'], ['1', 'a, b', 'c'], 'CSV, separated by commas'],
  [
    '\uFEFFid;"Words; of the customer";themes\r\n\r\n1;x;y',
    ['id', 'Words; of the customer', 'themes'],
    ['1', 'x', 'y'],
    'CSV, separated by semicolons',
  ],
  ['id\tbody', ['id', 'body'], ['', ''], 'CSV, separated by tabs'],
  ['"a\nb",c\n1,2\n', ['a\nb', 'c'], ['1', '2'], 'CSV, separated by commas'],
  ['[{"body":"a, b","tags":["x"]}]', ['body', 'tags'], ['a, b', '["x"]'], 'JSON array'],
  ['{"body":"a, b"}\n{"body":"c"}\n', ['body'], ['a, b'], 'JSON, an object a line'],
  ['[{"body":"cut', [], [], 'JSON array'],
  ['apiVersion: openslo/v1\nkind: SLO', [], [], 'YAML'],
])('of %j the columns are %j', (text, columns, samples, format) => {
  expect(headOf(text)).toEqual({ columns, samples, format });
});

test('a file in UTF-16 is read by its mark, a packed one is named', async () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('id;größe\n', 'utf16le')]);
  expect((await headIn(new Blob([bytes]))).columns).toEqual(['id', 'größe']);
  expect((await headIn(new Blob([Buffer.from([0x1f, 0x8b, 8])]))).format).toBe('packed with gzip');
});

test('a column that is named as a field is that field', () => {
  expect(fieldNamed('Submitted At', ['body', 'submitted_at'])).toBe('submitted_at');
  expect(fieldNamed('Votes', ['body', 'submitted_at'])).toBeNull();
});

test.each([
  ['slos.yaml', [], 'slo'],
  ['a.csv', ['SLO', 'from', 'to', 'good', 'total'], 'measurements'],
  ['a.csv', ['Metric', 'At', 'Value'], 'metrics'],
  ['a.csv', ['external_id', 'title', 'Horizon'], 'roadmap'],
  ['a.csv', ['name', 'parent'], 'themes'],
  ['a.csv', ['id', 'title', 'body', 'tags'], 'feedback'],
])('%s with %j looks like %s', (name, columns, kind) => {
  expect(kindOf(name, columns)).toBe(kind);
});
