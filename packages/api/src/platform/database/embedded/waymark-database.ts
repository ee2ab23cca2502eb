import pg from 'pg';

/** How the server is reached: a socket and no password, whatever `PG…` variables are set. */
export function connectionTo(socketFolder: string, database: string) {
  return { host: socketFolder, port: 5432, user: 'waymark', database, ssl: false };
}

/** Makes the database `waymark` if the server has none. */
export async function ensureDatabase(socketFolder: string): Promise<void> {
  const client = new pg.Client(connectionTo(socketFolder, 'postgres'));
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'waymark'");
    if (rowCount === 0) await client.query('create database waymark');
  } finally {
    await client.end();
  }
}
