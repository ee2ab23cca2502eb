import type { DataSource, QueryRunner } from 'typeorm';

const lockKey = 7_461_001;

/**
 * Applies what has not been applied yet, each migration in a transaction of its own, one process at a time
 * (an advisory lock of the session keeps others waiting). Returns the names of those that it applied.
 */
export async function applyMigrations(dataSource: DataSource): Promise<string[]> {
  const guard = dataSource.createQueryRunner();
  try {
    await guard.query('select pg_advisory_lock($1)', [lockKey]);
    const applied = await dataSource.runMigrations({ transaction: 'each' });
    return applied.map((migration) => migration.name);
  } finally {
    await guard.query('select pg_advisory_unlock($1)', [lockKey]);
    await guard.release();
  }
}

/** Keeps migrations waiting, and waits for those that run, until the end of the runner's transaction. */
export async function waitForMigrations(runner: QueryRunner): Promise<void> {
  await runner.query('select pg_advisory_xact_lock($1)', [lockKey]);
}

/** The migrations that the code knows and the database has not had yet. */
export async function hasOpenMigrations(dataSource: DataSource): Promise<boolean> {
  return dataSource.showMigrations();
}
