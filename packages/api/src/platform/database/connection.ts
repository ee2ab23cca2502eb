import pg from 'pg';
import { parse } from 'pg-connection-string';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { PostgresNaming } from './naming.ts';

// Calendar dates stay texts: they never pass through a time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));

/** How a database is spoken to. */
export interface ConnectionLimits {
  poolSize?: number;
  /** How long a statement may run. */
  statementSeconds?: number;
}

/** TypeORM's options for the PostgreSQL that the connection string names; a folder as host is a Unix socket. */
export function optionsFor(
  url: string,
  { poolSize = 16, statementSeconds = 60 }: ConnectionLimits = {},
): Extract<DataSourceOptions, { type: 'postgres' }> {
  const target = parse(url);
  return {
    type: 'postgres',
    host: target.host ?? undefined,
    port: target.port ? Number(target.port) : 5432,
    username: target.user,
    password: target.password,
    database: target.database ?? undefined,
    ssl: target.ssl as boolean | undefined,
    poolSize,
    applicationName: 'waymark',
    connectTimeoutMS: 5_000,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    namingStrategy: new PostgresNaming(),
    migrationsTableName: 'migration',
    parseInt8: true,
    // Compiling a statement takes longer than any of ours runs.
    extra: { options: `-c timezone=UTC -c statement_timeout=${statementSeconds * 1_000} -c jit=off` },
  };
}

/** The one pool of the process: TypeORM writes through it, read paths query it directly. */
export function poolOf(dataSource: DataSource): pg.Pool {
  return (dataSource.driver as unknown as { master: pg.Pool }).master;
}
