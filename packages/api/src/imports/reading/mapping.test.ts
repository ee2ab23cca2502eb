import { columnsOfHeader } from './columns.ts';
import { columnMapping, feedbackAliases, parseColumnMap } from './mapping.ts';
import { openSource } from './source.ts';
import { inPieces } from './testing/sources.ts';

const fields = ['external_id', 'title', 'body', 'tags', 'themes'];
const columnsOf = (...headers: string[]) => columnsOfHeader(headers, 100, 1).columns;

describe('columnMapping', () => {
  it('finds fields whatever their case and separators, and shows the rest as ignored', async () => {
    const source = await openSource(inPieces('External ID,externalId,BODY,Theme,colour\n7,8,Hello,a;b,red\n'));
    const { mapping, columnOf } = columnMapping(source.columns, fields, new Map(), {
      aliases: feedbackAliases,
      sample: source.sample,
    });
    expect(mapping).toEqual([
      { column: 'External ID', field: 'external_id', ignored: false, sample: '7' },
      { column: 'externalId', field: null, ignored: true, sample: '8' },
      { column: 'BODY', field: 'body', ignored: false, sample: 'Hello' },
      { column: 'Theme', field: 'themes', ignored: false, sample: 'a;b' },
      { column: 'colour', field: null, ignored: true, sample: 'red' },
    ]);
    expect(columnOf.get('external_id')).toBe('external_id');
  });

  it('follows the map first', () => {
    const { columnOf, mapping } = columnMapping(
      columnsOf('id', 'Content', 'body'),
      fields,
      parseColumnMap('id=external_id,content=body'),
    );
    expect([...columnOf]).toEqual([
      ['external_id', 'id'],
      ['body', 'content'],
    ]);
    expect(mapping.at(-1)).toMatchObject({ column: 'body', ignored: true });
  });

  it('takes the field before its alias', () => {
    const { columnOf } = columnMapping(columnsOf('theme', 'themes'), fields, new Map(), { aliases: feedbackAliases });
    expect(columnOf.get('themes')).toBe('themes');
  });

  it('lists what there is for a map that names what there is not', () => {
    const columns = columnsOf('id', 'Content');
    expect(() => columnMapping(columns, fields, new Map([['text', 'body']]))).toThrow(
      'The map names the column "text", which the file does not have; it has id, Content.',
    );
    expect(() => columnMapping(columns, fields, new Map([['id', 'number']]))).toThrow(
      'There is no field "number" to map a column to; there are external_id, title, body, tags, themes.',
    );
    const later = columnMapping(columns, fields, new Map([['text', 'body']]), { columnsMayGrow: true });
    expect(later.columnOf.size).toBe(0);
  });

  it('shortens samples', async () => {
    const source = await openSource(inPieces(`body\n\n${'x'.repeat(500)}\n`));
    const { mapping } = columnMapping(source.columns, fields, new Map(), { sample: source.sample });
    expect(mapping[0]?.sample).toHaveLength(80);
  });
});

describe('parseColumnMap', () => {
  it('reads pairs', () => {
    expect([...parseColumnMap(' id = external_id , a=b=body,')]).toEqual([
      ['id', 'external_id'],
      ['a=b', 'body'],
    ]);
    expect(parseColumnMap('').size).toBe(0);
  });

  it.each([
    ['id', '"id" is no mapping; write column=field'],
    ['=body', 'is no mapping'],
    ['id=', 'is no mapping'],
    ['id=body,id=title', 'The column "id" is mapped twice.'],
    ['a=body,b=body', 'Two columns are mapped to "body".'],
  ])('refuses %j', (text, message) => {
    expect(() => parseColumnMap(text)).toThrow(message);
  });
});
