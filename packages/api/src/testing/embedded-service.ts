import { once } from 'node:events';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbedded } from '../platform/database/embedded/embedded-postgres.ts';

/**
 * A program: a service on the embedded database of the folder that it is given. It says what it did, a line each:
 * `started {…}`, with `write` the number of each row whose commit was acknowledged, after SIGINT `drained`.
 * Only the rows of `write` are waited for until they are on disk.
 */
async function serve(dataDir: string, task?: string): Promise<void> {
  const stopping = once(process, 'SIGINT');
  const server = await startEmbedded(dataDir, { settings: task === 'write' ? {} : { fsync: 'off' } });
  const pool = new pg.Pool({
    host: server.host,
    port: 5432,
    user: server.user,
    database: 'waymark',
    ssl: false,
    max: 4,
  });
  pool.on('error', () => undefined);
  say(`started ${JSON.stringify(server)}`);
  if (task === 'write') for (let writer = 0; writer < 4; writer++) void write(pool).catch(() => undefined);
  const alive = setInterval(() => undefined, 1_000);
  await stopping;
  clearInterval(alive);
  await drain(pool, server);
}

async function write(pool: pg.Pool): Promise<void> {
  await pool.query('create table if not exists kept (id bigint generated always as identity)').catch(() => undefined);
  for (;;) {
    const { rows } = await pool.query<{ id: string }>('insert into kept default values returning id');
    say(rows[0]!.id);
  }
}

async function drain(pool: pg.Pool, server: EmbeddedPostgres): Promise<void> {
  await pool.query('select pg_sleep(0.1)');
  await pool.end();
  say('drained');
  await server.stop();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

serve(process.argv[2]!, process.argv[3]).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
