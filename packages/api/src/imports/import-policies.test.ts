import fc from 'fast-check';
import { startWorld, type World } from '../testing/world.ts';
import { closeStoppedRuns } from './run.service.ts';
import { countsOf, rowsOf, sendFile } from './testing/sending.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const word = fc.constantFrom('', 'a', 'b', 'c');
const row = fc.record({
  external_id: word,
  body: fc.constantFrom('', 'Slow', 'Slow ', 'Fast', 'Fast\nand loud'),
  submitted_at: fc.constantFrom('', '2024-01-01T00:00:00Z', '2024-01-01', '2024-02-30', '2024-01-02T10:00:00+02:00'),
  customer_external_id: word,
  customer_name: fc.constantFrom('', 'Ann', 'ANN', 'Bob'),
  annual_revenue: fc.constantFrom('', '10', '20', 'much'),
  importance: fc.constantFrom('', 'critical', 'Nice to have', 'so so'),
  tags: fc.constantFrom('', 'x;y', 'y'),
  themes: fc.constantFrom('', 'sync', 'Sync;card_arrival', '???'),
});

test('a dry run promises exactly what the run then does, and the same file again changes nothing', async () => {
  let n = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), fc.boolean(), fc.boolean(), async (rows, create, everything) => {
      const source = `p${Math.floor(n++ / 3)}`;
      const policy = everything ? 'REJECT_EVERYTHING' : 'REJECT_FAILED_ROWS';
      const query = `source=${source}&createMissingThemes=${create}&errorPolicy=${policy}`;
      const file = rows.map((each) => JSON.stringify(each)).join('\n') || '[]';
      const before = await countsOf(world);
      const dry = await sendFile(world, 'feedback', query, file);
      expect(await countsOf(world)).toEqual(before);
      const run = await sendFile(world, 'feedback', `${query}&dryRun=false`, file);
      expect([run.status, run.totals]).toEqual([dry.status, dry.totals]);
      const after = await countsOf(world);
      const applied = run.status === 'COMPLETED' ? run.totals : { created: 0, customersCreated: 0, themesCreated: 0 };
      expect(after.feedback! - before.feedback!).toBe(applied.created);
      expect(after.customers! - before.customers!).toBe(applied.customersCreated);
      expect(after.themes! - before.themes!).toBe(applied.themesCreated);
      const { created, updated, unchanged, duplicate, failed } = run.totals;
      expect(created + updated + unchanged + duplicate + failed).toBe(rows.length);
      if (run.status !== 'COMPLETED') return;
      const again = await sendFile(world, 'feedback', `${query}&dryRun=false`, file);
      expect(again.totals).toMatchObject({
        created: 0,
        updated: 0,
        themesCreated: 0,
        customersCreated: 0,
        duplicate,
        failed,
      });
      expect(await countsOf(world)).toEqual(after);
    }),
    { numRuns: 30 },
  );
}, 120_000);

test('with REJECT_EVERYTHING one bad row and nothing is applied', async () => {
  const before = await countsOf(world);
  const file = 'body,submitted_at\nGood,2024-01-01T00:00:00Z\nBad,\n';
  const run = await sendFile(world, 'feedback', 'source=strict&dryRun=false&errorPolicy=REJECT_EVERYTHING', file);
  expect(run).toMatchObject({ httpStatus: 422, status: 'FAILED', totals: { rows: 2, created: 1, failed: 1 } });
  expect(run.message).toContain('Nothing was applied');
  expect((await rowsOf(world, run)).map(({ action, subject }) => [action, subject])).toEqual([
    ['CREATE', null],
    ['FAIL', null],
  ]);
  expect(await countsOf(world)).toEqual(before);
});

test('runs of one source at the same moment neither duplicate nor stand in each other’s way', async () => {
  const lines = Array.from(
    { length: 300 },
    (_, i) => `Entry ${i},2024-01-01T00:00:00Z,Customer ${i % 20},theme ${i % 7}`,
  );
  const file = `body,submitted_at,customer_name,themes\n${lines.join('\n')}\n`;
  const before = await countsOf(world);
  const query = 'source=twice&dryRun=false&createMissingThemes=true';
  const runs = await Promise.all(Array.from({ length: 4 }, () => sendFile(world, 'feedback', query, file)));
  expect(runs.map(({ totals }) => totals.created).sort()).toEqual([0, 0, 0, 300]);
  expect(runs.map(({ totals }) => totals.unchanged).sort()).toEqual([0, 300, 300, 300]);
  const after = await countsOf(world);
  expect([
    after.feedback! - before.feedback!,
    after.customers! - before.customers!,
    after.themes! - before.themes!,
  ]).toEqual([300, 20, 7]);
});

test('other sources at the same moment share the themes', async () => {
  const file = (n: number) => `body,submitted_at,themes\nEntry ${n},2024-01-01T00:00:00Z,Shared one;Shared two\n`;
  const runs = await Promise.all(
    [1, 2, 3, 4].map((n) => sendFile(world, 'feedback', `source=s${n}&dryRun=false&createMissingThemes=true`, file(n))),
  );
  expect(runs.map(({ status }) => status)).toEqual(Array(4).fill('COMPLETED'));
  const { data } = await world.ask('{ theme(slug: "shared-one") { stats { feedbackCount } } }');
  expect(data.theme.stats.feedbackCount).toBe(4);
});

test('a run that a killed process left is ended as failed; one that is alive is left alone', async () => {
  const run = await sendFile(world, 'feedback', 'source=killed', 'body\n');
  const ownId = Buffer.from(run.id, 'base64url').toString().split(':')[1];
  const runner = world.dataSource.createQueryRunner();
  await world.dataSource.query(`begin; select open_work();
    update import_run set status = 'RUNNING', finished_at = null, started_at = now() - interval '1 hour' where id = '${ownId}';
    select close_work('SYSTEM', null, 'api', null, null, null); commit`);
  await runner.query(`select pg_advisory_lock(7461, hashtext('import run ${ownId}'))`);
  expect(await closeStoppedRuns(world.dataSource)).toBe(0);
  await runner.query(`select pg_advisory_unlock(7461, hashtext('import run ${ownId}'))`);
  await runner.release();
  expect(await closeStoppedRuns(world.dataSource)).toBe(1);
  const { data } = await world.ask('query ($id: ID!) { importRun(id: $id) { status message finishedAt } }', {
    id: run.id,
  });
  expect(data.importRun).toMatchObject({ status: 'FAILED', message: expect.stringContaining('stopped in the middle') });
});
