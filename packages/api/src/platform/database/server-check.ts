import pg from 'pg';
import { parse } from 'pg-connection-string';
import { PlainError } from '../plain-error.ts';

const oldest = 140_000;
const patienceMs = 5_000;

/**
 * Makes sure that the PostgreSQL server behind the connection string can be used: it answers, lets us in, is not too
 * old and takes writes.
 *
 * @throws PlainError that names DATABASE_URL and says what is in the way; the password is never shown
 */
export async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patienceMs });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ number: number; name: string; replica: boolean }>(
      "select current_setting('server_version_num')::int as number, current_setting('server_version') as name, pg_is_in_recovery() as replica",
    );
    refuseUnsuited(rows[0]!, placeOf(url));
  } catch (caught) {
    throw caught instanceof PlainError ? caught : new PlainError(`DATABASE_URL: ${reasonOf(caught, url)}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function refuseUnsuited(server: { number: number; name: string; replica: boolean }, place: string): void {
  if (server.number < oldest)
    throw new PlainError(`DATABASE_URL: ${place} is PostgreSQL ${server.name}; Waymark needs 14 or newer.`);
  if (server.replica)
    throw new PlainError(`DATABASE_URL: ${place} is a replica and takes no writes; name its primary.`);
}

function placeOf(url: string): string {
  const { host, port } = parse(url);
  return host?.startsWith('/') ? `the server at ${host}` : `the server at ${host ?? 'localhost'}:${port ?? '5432'}`;
}

/** What keeps us from connecting, in plain words. */
function reasonOf(caught: unknown, url: string): string {
  const { user, database } = parse(url);
  const place = placeOf(url);
  const error = causeOf(caught);
  const { code } = error;
  const known: Record<string, string> = {
    ECONNREFUSED: `nothing answers as ${place}.`,
    ENOENT: `nothing answers as ${place}.`,
    ECONNRESET: `${place} closed the connection; is it PostgreSQL?`,
    ETIMEDOUT: `${place} does not answer.`,
    EHOSTUNREACH: `${place} cannot be reached from here.`,
    ENETUNREACH: `${place} cannot be reached from here.`,
    ENOTFOUND: `there is no host of that name, so ${place} cannot be reached.`,
    EAI_AGAIN: `the name of the host cannot be looked up now, so ${place} cannot be reached.`,
    '28P01': `${place} refuses the password of the user ${quoted(user)}.`,
    '28000': `${place} does not let the user ${quoted(user)} in: ${error.message}.`,
    '3D000': `${place} has no database ${quoted(database)}; make it first.`,
    '53300': `${place} has no free connection.`,
    '57P03': `${place} is starting or stopping; try again in a moment.`,
  };
  if (code && known[code]) return known[code];
  if (/timeout/i.test(error.message)) return `${place} does not answer.`;
  if (/terminated unexpectedly/.test(error.message)) return `${place} closed the connection; is it PostgreSQL?`;
  if (/password must be a string/.test(error.message)) return `${place} wants a password for ${quoted(user)}.`;
  return `${place} cannot be used: ${error.message}`;
}

/** A name with several addresses fails with several errors; the last one is as good as any. */
function causeOf(caught: unknown): { code?: string; message: string } {
  const { errors } = caught as { errors?: Error[] };
  return errors?.at(-1) ?? (caught as Error);
}

const quoted = (name: string | null | undefined): string => JSON.stringify(name ?? '');
