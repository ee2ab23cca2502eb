import type { DataSource } from 'typeorm';
import { migrations, openDataSource } from './data-source.ts';
import { createTestDatabase, type TestDatabase } from './testing/database.ts';

/** Tables whose rows have no history, each with the reason. */
const withoutHistory: Record<string, string> = {
  migration: 'TypeORM’s own note of what was applied.',
  work: 'It is the history: one row for each transaction.',
  row_version: 'It is the history: each version that was replaced.',
  told_table: 'Says which tables’ changes are told; only migrations write it.',
  change_event: 'It is the history, told field by field; append-only.',
  password: 'A secret’s hash; no earlier one may be kept.',
  session: 'A secret’s hash; it ends by itself.',
  person_identity: 'Whom a provider means, as it said last; who signed in is in its own records.',
  invitation: 'A one-time secret’s hash; what came of it is the history of the person.',
  api_token_use: 'A note of use, to the minute; nobody asks what it was before.',
  webhook: 'Who is told by HTTP, with a secret that may not be kept for ever.',
  webhook_delivery: 'A log of what was sent, kept for 30 days.',
  idempotency_key: 'Answers that may be given again for a day; what they did is history where it was done.',
  import_row: 'It is a record of a run itself: written once, never changed.',
  import_work: 'It is a note of which Works a run is made of: written once, with them.',
  sli_fetch: 'How far fetching has come, which the measurements say too, and how it goes at present.',
  kept_raw: 'It is a note of what is to be thrown away, and when.',
  lesson: 'A note of which revisions taught something about themes, by triggers.',
  theme_feedback: 'Counted from the assignments, which have a history, by triggers.',
  theme_customer: 'Counted from the assignments, by triggers.',
  theme_tally: 'Counted from the assignments, by triggers.',
  theme_day: 'Counted from the assignments, by triggers.',
  erasure_key: 'A secret, made once and never changed.',
  triage: 'The entries without a theme, kept by triggers.',
  sli_rollup: 'Says how the measurements, which have a history, are summed up.',
  sli_block: 'Sums of measurements.',
  sli_stretch: 'Sums of measurements.',
  budget_reading: 'Follows from the measurements.',
  theme_revenue: 'Counted from the assignments and the customers, by triggers.',
};

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url, { poolSize: 2 });
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

test('the tables are those that the entities expect', async () => {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  // Indexes and checks stand in the migrations only; a default from a sequence is no column that TypeORM generates.
  const onlyInMigrations =
    /^(DROP|CREATE) (INDEX|SEQUENCE)|DROP CONSTRAINT "\w+_check\d*"$|"number" (DROP DEFAULT|SET DEFAULT nextval)/;
  expect(upQueries.map(({ query }) => query).filter((query) => !onlyInMigrations.test(query))).toEqual([]);
});

test('every table keeps its history, or stands on the list with the reason', async () => {
  const rows: { name: string; triggers: string[] }[] = await dataSource.query(`
    select c.relname as name, array_remove(array_agg(t.tgname::text order by t.tgname), null) as triggers
    from pg_class c left join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    group by c.relname order by c.relname`);
  const needed = ['keep_deleted', 'keep_updated', 'note_rows', 'refuse_truncate', 'stamp_row'];
  const lacking = rows
    .filter(({ triggers }) => needed.some((name) => !triggers.includes(name)))
    .map(({ name }) => name);
  expect(lacking.filter((name) => !withoutHistory[name])).toEqual([]);
  const superfluous = Object.keys(withoutHistory).filter((name) => !lacking.includes(name));
  expect(superfluous).toEqual([]);
});

test('migrations are listed in the order of their times, one a time', () => {
  const times = migrations.map(({ name }) => Number(/(\d+)$/.exec(name)?.[1]));
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
});

test('every migration can be taken back and applied again', async () => {
  for (const _ of migrations) await dataSource.undoLastMigration({ transaction: 'each' });
  const left: { name: string }[] = await dataSource.query(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S', 'v') and relname !~ '^migration'",
  );
  expect(left).toEqual([]);
  const functions: { name: string }[] = await dataSource.query(
    "select proname as name from pg_proc where pronamespace = 'public'::regnamespace",
  );
  expect(functions).toEqual([]);
  expect(await dataSource.runMigrations({ transaction: 'each' })).toHaveLength(migrations.length);
});
