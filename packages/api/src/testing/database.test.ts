import pg from 'pg';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { onServer, urlOf } from './test-server.ts';

const made: TestDatabase[] = [];

async function newDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  made.push(database);
  return database;
}

afterAll(() => Promise.all(made.map((database) => database.drop())));

test('a test database is a migrated and empty copy', async () => {
  const { url } = await newDatabase();
  const [migrations] = await onServer<{ count: number }>(url, 'select count(*)::int from migration');
  const [people] = await onServer<{ count: number }>(url, 'select count(*)::int from person');
  expect(migrations?.count).toBeGreaterThan(0);
  expect(people?.count).toBe(0);
});

test('many are made at once, and none sees the rows of another', async () => {
  const databases = await Promise.all(Array.from({ length: 8 }, newDatabase));
  expect(new Set(databases.map(({ url }) => url)).size).toBe(8);
  await onServer(databases[0]!.url, 'create table only_here (id int)');
  const rows = await onServer(databases[1]!.url, "select from pg_tables where tablename = 'only_here'");
  expect(rows).toEqual([]);
});

test('a pool takes its configuration', async () => {
  const { config, url } = await newDatabase();
  const pool = new pg.Pool(config);
  const { rows } = await pool.query('select current_database() as name');
  await pool.end();
  expect(url).toContain(rows[0].name);
});

test('dropping ends what is still connected, and dropping twice does no harm', async () => {
  const { url, drop } = await createTestDatabase();
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  await drop();
  await drop();
  await expect(client.query('select 1')).rejects.toThrow();
  await expect(onServer(url, 'select 1')).rejects.toThrow(/does not exist/);
});

test('a connection string names another database of the same server, over a socket or a network', () => {
  const of = (url: string) => urlOf({ url, run: '1' }, 'other');
  expect(of('postgres://waymark@localhost/postgres?host=%2Fa%2Fb')).toBe(
    'postgres://waymark@localhost/other?host=%2Fa%2Fb',
  );
  expect(of('postgres://u:p%2F@host:6000/postgres')).toBe('postgres://u:p%2F@host:6000/other');
  expect(of('postgresql://host/postgres?sslmode=disable')).toBe('postgresql://host/other?sslmode=disable');
});
