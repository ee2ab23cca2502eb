import Assembler from 'stream-json/Assembler.js';
import StreamParser from 'stream-json/Parser.js';
import type { EncodingVerdict } from './encoding.ts';
import { parsedBy, unboundedReading } from './feeding.ts';
import type { JsonFields } from './json-fields.ts';
import type { SourceLimits } from './limits.ts';
import { noFields, type SourceRecord } from './record.ts';
import { SourceError } from './source-error.ts';

interface Token {
  name: string;
  value?: string;
}

/** Gives objects no prototype, so that a key `__proto__` is kept like any other. */
class PlainAssembler extends Assembler {
  startObject(): void {
    startObject.call(this);
    this.current = noFields();
  }
}
const { startObject } = Assembler.prototype as unknown as { startObject: (this: Assembler) => void };

/**
 * Reads a JSON array of objects from UTF-8 blocks. Records are numbered by their place in the array. What is not JSON
 * ends the reading as CORRUPT, an array that is not closed as TRUNCATED.
 */
export async function* readJsonArray(
  blocks: AsyncIterable<Buffer>,
  fields: JsonFields,
  limits: SourceLimits,
  verdict: EncodingVerdict,
): AsyncGenerator<SourceRecord> {
  const parser = new StreamParser({ streamValues: false, ...unboundedReading });
  const assembler = new PlainAssembler();
  let element = 0;
  let bytesOfElement = 0;
  let last: Buffer = Buffer.alloc(0);
  const seen = watched(blocks, (block) => {
    if (bytesOfElement > limits.maxRecordBytes) throw elementTooLong(element + 1, limits);
    bytesOfElement += block.length;
    last = block;
  });
  try {
    for await (const tokens of parsedBy<Token>(parser, seen)) {
      for (const token of tokens) {
        assembler.consume(token);
        if (assembler.depth !== 1 || assembler.current.length === 0) continue;
        element += 1;
        bytesOfElement = 0;
        yield recordOf(fields, element, assembler.current.pop(), verdict);
      }
    }
  } catch (error) {
    if (error instanceof SourceError || !parser.errored) throw error;
    const closed = /\]\s*$/.test(last.toString('latin1'));
    throw parser.writableEnded && !closed ? brokenOff(element + 1) : notJson(element + 1);
  }
}

function recordOf(fields: JsonFields, element: number, value: unknown, verdict: EncodingVerdict): SourceRecord {
  const record = fields.record(element, value);
  if (verdict.damaged && JSON.stringify(record.raw).includes('\ufffd')) {
    const message = 'The element holds bytes that are not valid UTF-8, unlike the rest of the file.';
    record.problem ??= { code: 'INVALID', message };
  }
  return record;
}

async function* watched(blocks: AsyncIterable<Buffer>, watch: (block: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const block of blocks) {
    watch(block);
    yield block;
  }
}

function elementTooLong(element: number, limits: SourceLimits): SourceError {
  const message = `Element ${element} of the array is longer than ${limits.maxRecordBytes} bytes.`;
  return new SourceError('RECORD_TOO_LONG', message, element);
}

function brokenOff(element: number): SourceError {
  return new SourceError('TRUNCATED', `The array breaks off in its element ${element}.`, element);
}

function notJson(element: number): SourceError {
  return new SourceError('CORRUPT', `The array is not valid JSON in or after its element ${element}.`, element);
}
