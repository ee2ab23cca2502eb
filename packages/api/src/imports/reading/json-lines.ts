import type { EncodingVerdict } from './encoding.ts';
import type { JsonFields } from './json-fields.ts';
import type { SourceLimits } from './limits.ts';
import { noFields, type SourceRecord } from './record.ts';
import { SourceError } from './source-error.ts';

/**
 * Reads one JSON object a line from UTF-8 blocks. Blank lines are skipped; a line that cannot be read is a record
 * with a problem, except a first line that shows that objects span lines, and a last one that breaks off. Where
 * `fields` says what texts fill, a file that is one object of texts is read as its pairs.
 */
export async function* readJsonLines(
  blocks: AsyncIterable<Buffer>,
  fields: JsonFields,
  limits: SourceLimits,
  verdict: EncodingVerdict,
): AsyncGenerator<SourceRecord> {
  let first = true;
  const lines = linesOf(blocks, limits);
  for await (const { text, line, ended } of lines) {
    const value = parsed(text);
    if (value !== undefined) {
      const record = fields.record(line, value);
      if (verdict.damaged && text.includes('\ufffd')) {
        const message = 'The line holds bytes that are not valid UTF-8, unlike the rest of the file.';
        record.problem ??= { code: 'INVALID', message };
      }
      yield record;
    } else if (first && ended && !text.endsWith('}')) {
      const pairs = fields.textFields && (await pairsIn(text, lines, limits));
      if (pairs && fields.textFields) {
        const [key, field] = fields.textFields;
        for (const [index, pair] of pairs.entries())
          yield fields.record(index + 1, { [key]: pair[0], [field]: pair[1] });
        return;
      }
      const message = 'The first line is not a whole JSON object; send one object a line, or a JSON array.';
      throw new SourceError('UNSUPPORTED_FORMAT', message, line);
    } else if (!ended && !text.endsWith('}')) {
      throw new SourceError('TRUNCATED', `The file breaks off in the middle of line ${line}.`, line);
    } else {
      yield {
        line,
        fields: noFields(),
        raw: text,
        problem: { code: 'INVALID', message: 'The line is not valid JSON.' },
      };
    }
    first = false;
  }
}

/** The keys and values of a file that is one object of texts; null for any other. */
async function pairsIn(
  begin: string,
  rest: AsyncIterable<Line>,
  limits: SourceLimits,
): Promise<[string, string][] | null> {
  const parts = [begin];
  let length = begin.length;
  for await (const { text, line } of rest) {
    length += text.length;
    if (length > limits.maxRecordBytes) throw lineTooLong(line, limits);
    parts.push(text);
  }
  const value = parsed(parts.join('\n'));
  if (value === null || typeof value !== 'object') return null;
  const pairs = Object.entries(value);
  return pairs.every((pair): pair is [string, string] => typeof pair[1] === 'string') ? pairs : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Line {
  text: string;
  line: number;
  /** Whether a line feed follows it. */
  ended: boolean;
}

async function* linesOf(blocks: AsyncIterable<Buffer>, limits: SourceLimits): AsyncGenerator<Line> {
  let line = 1;
  let parts: Buffer[] = [];
  let waiting = 0;
  for await (const block of blocks) {
    let start = 0;
    for (let end = block.indexOf(10); end >= 0; end = block.indexOf(10, start)) {
      const text = textOf([...parts, block.subarray(start, end)], line, limits);
      if (text !== '') yield { text, line, ended: true };
      line += 1;
      start = end + 1;
      parts = [];
      waiting = 0;
    }
    parts.push(block.subarray(start));
    waiting += block.length - start;
    if (waiting > limits.maxRecordBytes) throw lineTooLong(line, limits);
  }
  const text = textOf(parts, line, limits);
  if (text !== '') yield { text, line, ended: false };
}

function textOf(parts: Buffer[], line: number, limits: SourceLimits): string {
  const bytes = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
  if (bytes.length > limits.maxRecordBytes) throw lineTooLong(line, limits);
  return bytes.toString('utf8').trim();
}

function lineTooLong(line: number, limits: SourceLimits): SourceError {
  return new SourceError('RECORD_TOO_LONG', `Line ${line} is longer than ${limits.maxRecordBytes} bytes.`, line);
}
