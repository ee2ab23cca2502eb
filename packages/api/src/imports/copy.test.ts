import fc from 'fast-check';
import sql from 'sql-template-tag';
import { systemActor } from '../platform/actor.ts';
import { Work } from '../platform/work.ts';
import { startWorld, type World } from '../testing/world.ts';
import { copyInto, copyLine, storableJson } from './copy.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const text = fc.string({ unit: 'binary' }).map((each) => each.replaceAll('\0', '\ufffd'));

test('whatever is copied comes back as it was', async () => {
  const rows = fc.array(fc.tuple(fc.option(text), fc.array(text), fc.boolean(), fc.double({ noNaN: true })), {
    maxLength: 20,
  });
  await fc.assert(
    fc.asyncProperty(rows, async (values) => {
      const { result } = await Work.transact(world.dataSource, systemActor, { via: 'api' }, async (work) => {
        await work.query(
          sql`create temp table copied (n integer, a text, b text[], c boolean, d double precision) on commit drop`,
        );
        const lines = (async function* () {
          for (const [index, row] of values.entries()) yield copyLine([index, ...row]);
        })();
        await copyInto(work, 'copied', ['n', 'a', 'b', 'c', 'd'], lines);
        return work.query<{ a: string; b: string[]; c: boolean; d: number }>(
          sql`select a, b, c, d from copied order by n`,
        );
      });
      expect(result.map(({ a, b, c, d }) => [a, b, c, d])).toEqual(values.map(([a, b, c, d]) => [a, b, c, d || 0]));
    }),
    { numRuns: 50 },
  );
});

test('any JSON can be stored: NUL and halves of surrogate pairs are replaced, also in keys', async () => {
  const value = { 'a\0': ['\ud83d', { b: '\\u0000' }], c: '😀' };
  const [row] = await world.dataSource.query('select $1::jsonb as value', [storableJson(value)]);
  expect(row.value).toEqual({ 'a\ufffd': ['\ufffd', { b: '\\u0000' }], c: '😀' });
});
