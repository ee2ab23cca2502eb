import fc from 'fast-check';
import sql from 'sql-template-tag';
import { Discipline } from '../identity/role.ts';
import { poolOf } from '../platform/database/connection.ts';
import { readerOf } from '../platform/database/reader.ts';
import { startWorld, type World } from '../testing/world.ts';
import { agreedCondition, agreementsOf } from './sign-off.reading.ts';

let world: World;
let people: string[];
beforeAll(async () => {
  world = await startWorld();
  people = await world.dataSource.transaction(async (manager) => {
    await manager.query('select open_work()');
    const made = await manager.query(`insert into person (name, email, discipline, role)
      select 'P' || n, n || '@example.com', 'PRODUCT', 'LEAD' from generate_series(1, 4) n returning id`);
    await manager.query("select close_work('SYSTEM', null, 'api', null, null, null)");
    return made.map(({ id }: { id: string }) => id);
  });
});
afterAll(() => world.stop());

const signature = fc.record({
  signer: fc.nat(3),
  lead: fc.option(fc.nat(3)),
  discipline: fc.constantFrom(...Object.values(Discipline)),
});
const things = fc.array(fc.uniqueArray(signature, { selector: ({ signer }) => signer, maxLength: 4 }), {
  minLength: 20,
  maxLength: 60,
});

test('the condition for filters says what the rule says, of any sign-offs', async () => {
  await fc.assert(
    fc.asyncProperty(things, async (all) => {
      const rows = all.flatMap((signed, index) =>
        signed.map(({ signer, lead, discipline }) => ({
          subject_id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
          person_id: people[signer],
          for_person_id: lead === null || lead === signer ? null : people[lead],
          discipline,
        })),
      );
      await world.dataSource.transaction(async (manager) => {
        await manager.query('select open_work()');
        await manager.query('delete from sign_off');
        await manager.query(
          `insert into sign_off (subject_type, subject_id, person_id, for_person_id, discipline, signed_at)
          select 'Thing', x.subject_id, x.person_id, x.for_person_id, x.discipline, now()
          from jsonb_to_recordset($1::jsonb) x(subject_id uuid, person_id uuid, for_person_id uuid, discipline text)`,
          [JSON.stringify(rows)],
        );
        await manager.query("select close_work('SYSTEM', null, 'api', null, null, null)");
      });
      const db = readerOf(poolOf(world.dataSource));
      const ids = [...new Set(rows.map((row) => row.subject_id))].sort();
      const states = await agreementsOf(db, 'Thing', ids);
      const agreed = await db.query<{ id: string }>(
        sql`select id from unnest(${ids}::uuid[]) as x(id) where ${agreedCondition('Thing', sql`x.id`)} order by id`,
      );
      expect(agreed.map(({ id }) => id)).toEqual(ids.filter((id) => states.get(id)!.agreed));
    }),
    { numRuns: 25 },
  );
});
