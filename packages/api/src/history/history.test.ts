import fc from 'fast-check';
import { systemActor } from '../platform/actor.ts';
import { Work } from '../platform/work.ts';
import { Team } from '../team/team.entity.ts';
import { makeItem, mutate } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const sql = (text: string, values: unknown[] = []) => world.dataSource.query(text, values);
const within = <T>(act: (work: Work) => Promise<T>) =>
  Work.transact(world.dataSource, systemActor, { via: 'api', reason: 'A test' }, act);
const lastRevision = async (): Promise<number> =>
  Number((await sql('select coalesce(max(revision), 0) as revision from work'))[0].revision);

test.each([
  ["insert into team (slug, name) values ('x', 'X')"],
  ["update team set name = name || '!'"],
  ['delete from team'],
  ['truncate team cascade'],
])('%s is refused outside of Work', async (statement) => {
  await within((work) => work.save(work.make(Team, { slug: `s-${Math.random()}`, name: 'Some' })));
  await expect(sql(statement)).rejects.toMatchObject({ code: 'WM001' });
});

test('every version of a row is kept with the Work that wrote it and the one that replaced it', async () => {
  const made = await mutate(world, 'teamSave', 'TeamInput', 'team { id } revision', { slug: 'kept', name: 'First' });
  const changed = await mutate(world, 'teamSave', 'TeamInput', 'revision', { slug: 'kept', name: 'Second' });
  const versions = await sql(`
    select v.data ->> 'name' as name, by.revision as "from", until.revision as until, by.actor_kind, by.via
    from row_version v join work by on by.id = v.work_id join work until on until.id = v.until_work_id
    where v.table_name = 'team' and v.data ->> 'slug' = 'kept'`);
  expect(versions).toEqual([
    { name: 'First', from: Number(made.revision), until: Number(changed.revision), actor_kind: 'TOKEN', via: 'api' },
  ]);
});

test('a deleted row leaves its last version, parts that go with it too', async () => {
  const { id } = await makeItem(world, { title: 'Gone' });
  await mutate(world, 'milestoneSave', 'MilestoneSaveInput', 'roadmapItem { id }', {
    itemId: id,
    title: 'Part',
    kind: 'INCREMENT',
    value: 'V',
  });
  await mutate(world, 'roadmapItemDelete', 'DeleteInput', 'deletedId', { id });
  const kept = await sql(
    "select table_name from row_version where data ->> 'title' in ('Gone', 'Part') order by until_work_id desc, table_name limit 2",
  );
  expect(kept.map((row: { table_name: string }) => row.table_name)).toEqual(['milestone', 'roadmap_item']);
});

test('a Work that fails leaves nothing, and one that changes nothing makes no revision', async () => {
  const before = await lastRevision();
  const failing = within(async (work) => {
    await work.save(work.make(Team, { slug: 'half', name: 'Half' }));
    throw new Error('on purpose');
  });
  await expect(failing).rejects.toThrow('on purpose');
  expect(await sql("select 1 from team where slug = 'half'")).toEqual([]);
  const { revision } = await within((work) =>
    work.query({ text: "update team set name = name where slug = 'kept'", values: [] } as never),
  );
  expect([revision, await lastRevision()]).toEqual([before, before]);
});

test('twenty Works at once have twenty revisions without a gap, each in the order of its commit', async () => {
  const before = await lastRevision();
  const revisions = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      within((work) => work.save(work.make(Team, { slug: `at-once-${index}`, name: 'T' }))),
    ),
  );
  expect(revisions.map(({ revision }) => revision).sort((one, other) => one - other)).toEqual(
    Array.from({ length: 20 }, (_, index) => before + 1 + index),
  );
  const out = await sql(
    'select count(*)::int as count from (select recorded_at < lag(recorded_at) over (order by revision) as back from work) x where back',
  );
  expect(out).toEqual([{ count: 0 }]);
});

test('the versions of any run of changes tell the whole story', async () => {
  const names = fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 1, maxLength: 5 });
  let count = 0;
  await fc.assert(
    fc.asyncProperty(names, async (story) => {
      const slug = `story-${count++}`;
      for (const name of story) await mutate(world, 'teamSave', 'TeamInput', 'revision', { slug, name });
      const told = await sql(
        `select name from (
           select w.revision, v.data ->> 'name' as name from row_version v join work w on w.id = v.work_id where v.table_name = 'team' and v.data ->> 'slug' = $1
           union all select w.revision, t.name from team t join work w on w.id = t.work_id where t.slug = $1) x order by revision`,
        [slug],
      );
      const distinct = story.filter((name, index) => name !== story[index - 1]);
      expect(told.map((row: { name: string }) => row.name)).toEqual(distinct);
    }),
    { numRuns: 10 },
  );
});
