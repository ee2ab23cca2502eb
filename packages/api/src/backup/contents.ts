import type pg from 'pg';

/** What a backup says of itself before the rows. */
export interface Contents {
  /** When it was made, in ISO 8601. */
  at: string;
  /** The revision that it is of. */
  revision: number;
  /** The migrations that made its tables, in order. */
  migrations: string[];
  tables: { name: string; columns: string[] }[];
  sequences: { name: string; value: string; isCalled: boolean }[];
}

/** Secrets that end by themselves: who was signed in, and links for one use. A restore must not bring them back. */
const leftOut = ['session', 'invitation'];

/** Reads everything as of one moment; texts of values that mean the same on every server. */
export const settingsOfCopy = `
  set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
  set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601'; set local timezone = 'UTC'`;

/** Whether the database has any table. */
export async function hasTables(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    "select exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')) as found",
  );
  return rows[0]!.found;
}

/** The names of all tables, as SQL writes them. */
export async function tablesOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname",
  );
  return rows.map(({ name }) => name);
}

/** What is to be kept of the database as the client's transaction sees it. Columns that follow from others are not. */
export async function contentsOf(client: pg.ClientBase): Promise<Contents> {
  const tables = await client.query<{ name: string; columns: string[] }>(
    `select quote_ident(c.relname) as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all ($1)
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`,
    [leftOut],
  );
  const names = await client.query<{ name: string }>(
    "select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname",
  );
  const sequences: Contents['sequences'] = [];
  for (const { name } of names.rows) {
    const { rows } = await client.query<{ value: string; isCalled: boolean }>(
      `select last_value::text as value, is_called as "isCalled" from ${name}`,
    );
    sequences.push({ name, ...rows[0]! });
  }
  const migrations = await client.query<{ name: string }>('select name from migration order by id');
  const { rows } = await client.query<{ at: Date; revision: number }>(
    'select now() as at, (select coalesce(max(revision), 0) from work) as revision',
  );
  return {
    at: rows[0]!.at.toISOString(),
    revision: rows[0]!.revision,
    migrations: migrations.rows.map(({ name }) => name),
    tables: tables.rows,
    sequences,
  };
}
