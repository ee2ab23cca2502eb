import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { cellText, splitList } from './cells.ts';
import { parseInstant } from './instants.ts';
import { columnMapping, feedbackAliases, parseColumnMap } from './mapping.ts';
import type { SourceRecord } from './record.ts';
import { openSource } from './source.ts';

const fields = ['external_id', 'title', 'body', 'submitted_at', 'language', 'tags', 'themes'];

async function fileOf(...path: string[]) {
  const source = await openSource(createReadStream(join(__dirname, '../../../testdata', ...path)));
  const records: SourceRecord[] = [];
  for await (const record of source.records) records.push(record);
  return { source, records };
}

describe('the questions to a bank', () => {
  it('are 10,003 with 77 themes', async () => {
    const { source, records } = await fileOf('banking77', 'feedback-import.csv');
    const { columnOf } = columnMapping(source.columns, fields, new Map(), { aliases: feedbackAliases });
    expect([...columnOf]).toEqual([
      ['external_id', 'external_id'],
      ['body', 'body'],
      ['themes', 'theme'],
    ]);
    expect(records).toHaveLength(10_003);
    expect(records.filter(({ problem }) => problem)).toEqual([]);
    expect(new Set(records.map(({ fields }) => fields.theme)).size).toBe(77);
    expect(records.at(-1)).toMatchObject({ line: 10_017, fields: { external_id: 'bk77-train-10003' } });
  });
});

describe('the questions to a help desk', () => {
  it('are read with their dates, tags and languages', async () => {
    const { source, records } = await fileOf('help-desk', 'questions.csv');
    const map = parseColumnMap('id=external_id,content=body,created=submitted_at,locale=language,topic=themes');
    const { mapping } = columnMapping(source.columns, fields, map, { sample: source.sample });
    expect(mapping.filter(({ ignored }) => ignored).map(({ column }) => column)).toEqual([
      'updated',
      'product',
      'answers',
      'creator',
    ]);
    expect(records).toHaveLength(60);
    expect(records[0]).toMatchObject({ line: 2, fields: { tags: 'tablet;sync;lantern-420;' } });
    expect(splitList(records[0]?.fields.tags)).toEqual(['tablet', 'sync', 'lantern-420']);
    for (const { fields, problem } of records) {
      expect(problem).toBeUndefined();
      expect(parseInstant(cellText(fields.created) ?? '')).toMatchObject({ guessed: false });
    }
  });
});
