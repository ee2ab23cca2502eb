import { columnsIn, columnsOf, fieldNamed } from './file-header.ts';

test.each([
  ['id,body,themes\n1,a,b', ['id', 'body', 'themes']],
  ['\uFEFFid;"Words; of the customer";themes\r\n', ['id', 'Words; of the customer', 'themes']],
  ['id\tbody', ['id', 'body']],
  ['"a\nb",c\n', ['a\nb', 'c']],
  ['[{"body":"a, b"}]', []],
  ['{"body":"a, b"}\n', []],
])('the columns of %j are %j', (text, columns) => {
  expect(columnsOf(text)).toEqual(columns);
});

test('a file in UTF-16 is read by its mark', async () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('id;größe\n', 'utf16le')]);
  expect(await columnsIn(new Blob([bytes]))).toEqual(['id', 'größe']);
});

test('a column that is named as a field is that field', () => {
  expect(fieldNamed('Submitted At', ['body', 'submitted_at'])).toBe('submitted_at');
  expect(fieldNamed('Votes', ['body', 'submitted_at'])).toBeNull();
});
