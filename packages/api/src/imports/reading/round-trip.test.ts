import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { plainCell } from '../../platform/csv.ts';
import { readAll } from './testing/sources.ts';

const delimiters = [',', ';', '\t'] as const;
const lineEnds = ['\n', '\r\n'] as const;
const sizes = fc.array(fc.integer({ min: 1, max: 97 }), { minLength: 1, maxLength: 6 });
const wide = ['a', 'Z', '"', '""', ',', ';', '\t', '\n', '\r\n', "'", ' ', 'é', 'ß', '€', '–', '1'];
const everything = [...wide, 'ж', '日本', '😀', '\u200d', '\ufffd'];

const cellsOf = (alphabet: string[]) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 12 });
const tableOf = (alphabet: string[]) =>
  fc.integer({ min: 2, max: 4 }).chain((n) =>
    fc.array(fc.array(cellsOf(alphabet), { minLength: n - 1, maxLength: n - 1 }), { maxLength: 8 }).map((rows) => ({
      header: Array.from({ length: n }, (_, i) => `h${i}`),
      rows: rows.map((cells, i) => [`é${i}`, ...cells]),
    })),
  );

function written(rows: string[][], delimiter: string, lineEnd: string): string {
  const cell = (text: string) => (/["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((cells) => cells.map(cell).join(delimiter) + lineEnd).join('');
}

async function cellsRead(bytes: Uint8Array, pieces: number[]) {
  const { source, records } = await readAll(bytes, {}, {}, pieces);
  for (const { problem } of records) expect(problem).toBeUndefined();
  return { source, rows: records.map(({ fields }) => Object.values(fields)), lines: records.map(({ line }) => line) };
}

describe.each([
  ['utf8', everything],
  ['utf-16le', everything],
  ['utf-16be', everything],
  ['windows-1252', wide],
])('a table in %s', (encoding, alphabet) => {
  it('comes back as it was written, however the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        tableOf(alphabet),
        fc.constantFrom(...delimiters),
        fc.constantFrom(...lineEnds),
        sizes,
        fc.boolean(),
        async ({ header, rows }, delimiter, lineEnd, pieces, packed) => {
          const text = written([header, ...rows], delimiter, lineEnd);
          const bytes = iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-16') });
          const read = await cellsRead(packed ? gzipSync(bytes) : bytes, pieces);
          expect(read.source.delimiter).toBe(delimiter);
          expect(read.rows).toEqual(rows.map((cells) => cells.map(plainCell)));
          let line = 2;
          for (const [i, cells] of rows.entries()) {
            expect(read.lines[i]).toBe(line);
            line += 1 + (cells.join('|').match(/\n/g)?.length ?? 0);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

const key = fc.stringMatching(/^[a-z]{1,5}$/).filter((name) => name !== '');
const scalar = fc.oneof(cellsOf(everything), fc.integer(), fc.boolean(), fc.constant(null), fc.array(cellsOf(wide)));
const objects = fc.array(fc.dictionary(key, scalar, { maxKeys: 5, minKeys: 1 }), { maxLength: 8 });

describe.each([
  ['JSON lines', (values: object[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('')],
  ['a JSON array', (values: object[]) => JSON.stringify(values)],
  ['an indented JSON array', (values: object[]) => JSON.stringify(values, null, 2)],
])('%s', (_, file) => {
  it('come back as they were written, however the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(objects, sizes, async (values, pieces) => {
        const text = file(values);
        if (text === '') return;
        const { records } = await readAll(text, {}, {}, pieces);
        expect(records.map(({ fields }) => ({ ...fields }))).toEqual(values.map((value) => ({ ...value })));
      }),
      { numRuns: 60 },
    );
  });
});
