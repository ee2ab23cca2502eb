import sql from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';

/** A column that can be written, with what fills it where nothing is said. */
export interface KeptColumn {
  /** As statements spell it. */
  name: string;
  /** As the history spells it. */
  key: string;
  fallback: string;
}

/** A table with a history. */
export interface KeptTable {
  name: string;
  /** Beside `id` and `work_id`. */
  columns: KeptColumn[];
  /** The column that names the whole of which a row is a part; null where rows stand for themselves. */
  wholeColumn: string | null;
}

/** That rows of `child` point with `column` at rows of `parent`; any table for null. */
export interface Pointer {
  child: string;
  column: string;
  parent: string | null;
}

/** What an undo has to know of the database. */
export interface KeptTables {
  /** Each table stands behind those that it points at. */
  tables: KeptTable[];
  pointers: Pointer[];
}

/**
 * Reads from the catalogue which tables have a history and how they hang together, so that tables that come later are
 * undone like the others. A row is a part of what it is deleted with; runs themselves are left out.
 */
export async function keptTables(work: Work): Promise<KeptTables> {
  const tables = await work.query<KeptTable & { subjectColumn: boolean }>(sql`
    select c.relname as name, json_agg(json_build_object('name', quote_ident(a.attname), 'key', a.attname, 'fallback', coalesce(pg_get_expr(d.adbin, d.adrelid), 'null'))
        order by a.attnum) filter (where a.attname not in ('id', 'work_id') and a.attgenerated = '') as columns,
      bool_or(a.attname = 'subject_id') as "subjectColumn", null as "wholeColumn"
    from kept_tables() k join pg_class c on c.oid = k join pg_attribute a on a.attrelid = k and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = k and d.adnum = a.attnum
    where c.relname <> 'import_run' group by c.relname order by c.relname`);
  const keys = await work.query<Pointer & { goesAlong: boolean; place: number }>(sql`
    select c.relname as child, a.attname as column, p.relname as parent, f.confdeltype = 'c' as "goesAlong", f.conkey[1] as place
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class p on p.oid = f.confrelid
      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
    where f.contype = 'f' and cardinality(f.conkey) = 1 and f.conrelid in (select kept_tables())
    order by c.relname, f.conkey[1]`);
  for (const table of tables) {
    const along = keys.find(({ child, goesAlong }) => child === table.name && goesAlong);
    table.wholeColumn = along?.column ?? (table.subjectColumn ? 'subject_id' : null);
  }
  const pointers: Pointer[] = [
    ...keys.map(({ child, column, parent }) => ({ child, column, parent })),
    ...tables
      .filter(
        ({ name, subjectColumn }) =>
          subjectColumn && !keys.some((key) => key.child === name && key.column === 'subject_id'),
      )
      .map(({ name }) => ({ child: name, column: 'subject_id', parent: null })),
  ];
  return { tables: inOrder(tables, pointers), pointers };
}

function inOrder(tables: readonly KeptTable[], pointers: readonly Pointer[]): KeptTable[] {
  const placed: KeptTable[] = [];
  const visit = (table: KeptTable, trail: readonly string[]) => {
    if (placed.includes(table) || trail.includes(table.name)) return;
    const above = pointers.filter(({ child, parent }) => child === table.name && parent !== table.name);
    for (const next of tables) {
      if (above.some(({ parent }) => parent === next.name)) visit(next, [...trail, table.name]);
    }
    placed.push(table);
  };
  for (const table of tables) visit(table, []);
  return placed;
}
