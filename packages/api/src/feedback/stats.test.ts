import fc from 'fast-check';
import sql, { type Sql } from 'sql-template-tag';
import { systemActor } from '../platform/actor.ts';
import { poolOf } from '../platform/database/connection.ts';
import { type Reader, readerOf } from '../platform/database/reader.ts';
import { Work } from '../platform/work.ts';
import { startWorld, type World } from '../testing/world.ts';
import type { SetStats } from './evidence.types.ts';
import { statsOfThemeSets, statsOfThemes, statsWithin } from './stats.ts';
import { recounted, recountOf } from './testing/recount.ts';

let world: World;
let db: Reader;
beforeAll(async () => {
  world = await startWorld();
  db = readerOf(poolOf(world.dataSource));
});
afterAll(() => world.stop());

const id = (kind: number, n: number) => `${kind}0000000-0000-4000-8000-00000000000${n}`;
const theme = fc.nat(5).map((n) => id(1, n));
const entry = fc.nat(7).map((n) => id(2, n));
const customer = fc.nat(4).map((n) => id(3, n));
const day = fc.nat(60).map((n) => new Date(Date.UTC(2026, 0, 1 + n)));
const some = <T>(each: fc.Arbitrary<T>) => fc.uniqueArray(each, { minLength: 1, maxLength: 4 });

const step: fc.Arbitrary<Sql> = fc.oneof(
  fc.tuple(some(theme), some(entry)).map(
    ([themes, entries]) => sql`
      insert into theme_assignment (theme_id, feedback_id, origin, assigned_by_kind)
      select t, f, 'PERSON', 'SYSTEM' from unnest(${themes}::uuid[]) t, unnest(${entries}::uuid[]) f where exists (select from feedback where id = f)
      on conflict (theme_id, feedback_id) do update set origin = excluded.origin`,
  ),
  fc
    .tuple(some(theme), some(entry))
    .map(
      ([themes, entries]) =>
        sql`delete from theme_assignment where theme_id = any(${themes}::uuid[]) and feedback_id = any(${entries}::uuid[])`,
    ),
  fc.tuple(theme, entry, theme).map(
    ([from, entries, to]) => sql`
      update theme_assignment set theme_id = ${to} where theme_id = ${from} and feedback_id = ${entries}
      and not exists (select from theme_assignment where theme_id = ${to} and feedback_id = ${entries})`,
  ),
  fc
    .tuple(some(entry), fc.constantFrom('IMPORTANT', 'CRITICAL'))
    .map(([entries, value]) => sql`update feedback set importance = ${value} where id = any(${entries}::uuid[])`),
  fc
    .tuple(some(entry), fc.option(customer))
    .map(([entries, value]) => sql`update feedback set customer_id = ${value} where id = any(${entries}::uuid[])`),
  fc
    .tuple(entry, day)
    .map(([entries, value]) => sql`update feedback set submitted_at = ${value} where id = ${entries}`),
  entry.map((entries) => sql`delete from feedback where id = ${entries}`),
  fc.tuple(entry, fc.option(customer), day).map(
    ([entries, who, at]) => sql`
        insert into feedback (id, source, fingerprint, body, customer_id, submitted_at, importance)
        values (${entries}, 'test', ${entries}, 'body', ${who}, ${at}, 'CRITICAL') on conflict (id) do nothing`,
  ),
  fc
    .tuple(
      some(customer),
      fc.constantFrom('EXTERNAL', 'INTERNAL_TEAM'),
      fc.option(fc.constantFrom(0.1, 0.2, 99_999.99, 250_000)),
      fc.constantFrom(null, 'EUR', 'USD'),
    )
    .map(
      ([who, kind, revenue, currency]) =>
        sql`update customer set kind = ${kind}, annual_revenue = ${revenue}, currency = ${currency} where id = any(${who}::uuid[])`,
    ),
  entry.map((entries) => sql`update feedback set erased_at = now(), body = '', likeness = '' where id = ${entries}`),
  // A theme goes under one with a greater number only: no cycles, two levels and more.
  fc.tuple(fc.array(fc.tuple(fc.nat(4), fc.option(fc.nat(4))), { minLength: 1, maxLength: 3 })).map(([moves]) => {
    const firsts = [...new Map(moves).entries()];
    const parents = firsts.map(([n, up]) => (up === null ? null : id(1, Math.min(5, n + 1 + up))));
    return sql`
        update theme t set parent_id = m.parent from unnest(${firsts.map(([n]) => id(1, n))}::uuid[], ${parents}::uuid[]) m(id, parent)
        where t.id = m.id`;
  }),
  // Merged into one with a greater number, or taken out again.
  fc
    .tuple(fc.nat(4), fc.option(fc.nat(4)))
    .map(
      ([n, up]) =>
        sql`update theme set merged_into_id = ${up === null ? null : id(1, Math.min(5, n + 1 + up))} where id = ${id(1, n)}`,
    ),
);

/** Marks an entry, and what says the same as it, as a duplicate of another one's original; or no longer. */
const repeat: fc.Arbitrary<Sql> = fc.tuple(entry, fc.option(entry)).map(([each, of]) =>
  of === null
    ? sql`update feedback set duplicate_of_id = null where id = ${each}`
    : sql`update feedback f set duplicate_of_id = r.id from (select coalesce(duplicate_of_id, id) as id from feedback where id = ${of}) r
        where (f.id = ${each} or f.duplicate_of_id = ${each}) and r.id <> ${each} and f.id <> r.id`,
);

async function begin(work: Work): Promise<void> {
  await work.query(sql`delete from theme_assignment`);
  await work.query(sql`delete from feedback`);
  await work.query(sql`update theme set parent_id = null, merged_into_id = null`);
  for (let n = 0; n < 6; n++) {
    await work.query(
      sql`insert into theme (id, slug, name) values (${id(1, n)}, ${`t${n}`}, ${`T${n}`}) on conflict (id) do nothing`,
    );
  }
  for (let n = 0; n < 5; n++) {
    await work.query(sql`
      insert into customer (id, name, name_key, kind, annual_revenue) values (${id(3, n)}, ${`C${n}`}, ${`c${n}`}, 'EXTERNAL', ${n * 60_000})
      on conflict (id) do update set kind = 'EXTERNAL', annual_revenue = excluded.annual_revenue, currency = null`);
  }
  for (let n = 0; n < 8; n++) {
    await work.query(sql`
      insert into feedback (id, source, fingerprint, body, customer_id, submitted_at)
      values (${id(2, n)}, 'test', ${id(2, n)}, 'body', ${n < 6 ? id(3, n % 5) : null}, ${new Date(Date.UTC(2026, 0, 1 + n))})`);
  }
}

const run = (steps: Sql[]) =>
  Work.transact(world.dataSource, systemActor, { via: 'api' }, async (work) => {
    for (const each of steps) await work.query(each);
  });

const themes = Array.from({ length: 6 }, (_, n) => id(1, n));
const sets = [...themes.map((each) => [each]), [], themes.slice(0, 2), themes.slice(1, 4), themes];

test('whatever is written, the kept sums are what counting everything again gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(some(fc.oneof({ arbitrary: step, weight: 4 }, repeat)), { maxLength: 6 }),
      async (works) => {
        await Work.transact(world.dataSource, systemActor, { via: 'api' }, begin);
        for (const steps of works) await run(steps);
        const expected = await recountOf(db, 'EUR', sets);
        expect(await statsOfThemeSets(db, 'EUR', sets)).toEqual(expected);
        const bare = expected.slice(0, 6).map(({ criticalRevenue: _, ...stats }: SetStats) => stats);
        expect(await statsOfThemes(db, 'EUR', themes)).toEqual(bare);
        const always = { from: new Date(0), to: new Date('2100-01-01') };
        expect(await statsWithin(db, 'EUR', themes, always)).toEqual(bare);
        expect(await recounted(db)).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);

test('the kept sums stay right when several write at the same moment', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(some(step), { minLength: 2, maxLength: 4 }), async (works) => {
      await Work.transact(world.dataSource, systemActor, { via: 'api' }, begin);
      await Promise.allSettled(works.map(run));
      expect(await statsOfThemeSets(db, 'EUR', sets)).toEqual(await recountOf(db, 'EUR', sets));
      expect(await recounted(db)).toEqual([]);
    }),
    { numRuns: 15, endOnFailure: true },
  );
}, 120_000);
