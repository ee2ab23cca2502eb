import fc from 'fast-check';
import { type Frame, sealed, unsealed } from './frames.ts';

async function* each<T>(values: Iterable<T>): AsyncGenerator<T> {
  yield* values;
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const value of values) found.push(value);
  return found;
}

const frames = fc.array(
  fc.record({
    kind: fc.constantFrom<Frame['kind']>('CONTENTS', 'ROWS', 'END'),
    bytes: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  }),
  { maxLength: 12 },
);

const cut = (bytes: Buffer, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => bytes.subarray(n * size, (n + 1) * size));

test('what was sealed comes out as it went in, in chunks of whatever size', async () => {
  await fc.assert(
    fc.asyncProperty(frames, fc.integer({ min: 1, max: 60 }), async (given, size) => {
      const bytes = Buffer.concat(await all(sealed(each(given))));
      expect(await all(unsealed(each(cut(bytes, size))))).toEqual(given);
    }),
  );
});

test('bytes that end too early, or of which one is another, are refused', async () => {
  await fc.assert(
    fc.asyncProperty(frames, fc.nat(), fc.integer({ min: 1, max: 255 }), async (given, place, change) => {
      const bytes = Buffer.concat(await all(sealed(each(given))));
      await expect(all(unsealed(each([bytes.subarray(0, place % bytes.length)])))).rejects.toThrow();
      const other = Buffer.from(bytes);
      other[place % bytes.length] = bytes[place % bytes.length]! ^ change;
      await expect(all(unsealed(each([other])))).rejects.toThrow();
    }),
  );
});
