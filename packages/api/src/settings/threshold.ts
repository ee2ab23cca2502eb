import sql, { raw, type Sql } from 'sql-template-tag';
import type { Reader } from '../platform/database/reader.ts';

/** A number that a rule compares with, which an administrator may set. */
export interface Threshold {
  /** What it bears on, a dot, and what it says, in camel case: `milestone.mostPersonWeeks`. */
  key: string;
  default: number;
  least: number;
  most: number;
  /** What it does, with its unit. */
  description: string;
}

const registered = new Map<string, Threshold>();

/** Declares a threshold, once, beside the rule that compares with it. The default stands between least and most. */
export function threshold(spec: Threshold): Threshold {
  if (!/^[a-z]+\.[a-zA-Z]+$/.test(spec.key)) throw new Error(`${spec.key} is no key of a threshold.`);
  if (registered.has(spec.key)) throw new Error(`The threshold ${spec.key} is declared twice.`);
  registered.set(spec.key, spec);
  return spec;
}

/** The threshold with this key; undefined when there is none. */
export function thresholdOf(key: string): Threshold | undefined {
  return registered.get(key);
}

/** All thresholds, by key. */
export function allThresholds(): Threshold[] {
  return [...registered.values()].sort((one, other) => one.key.localeCompare(other.key));
}

/**
 * The threshold as an expression of SQL: what is set at the instant that is read, else the default. It stands in the
 * text of the statement, no parameter, so that PostgreSQL plans the statement once.
 */
export function valueIn({ key, default: preset }: Threshold): Sql {
  return raw(`coalesce((select value from setting where key = '${key}'), ${preset}::double precision)`);
}

/** The values of thresholds as they are in force at the instant that is read, by the names given. One statement. */
export async function valuesOf<K extends string>(db: Reader, wanted: Record<K, Threshold>): Promise<Record<K, number>> {
  const set = await valuesSet(db);
  const entries = Object.entries<Threshold>(wanted).map(([name, spec]) => [name, set.get(spec.key) ?? spec.default]);
  return Object.fromEntries(entries) as Record<K, number>;
}

const awaited = new WeakMap<Reader, Promise<Map<string, number>>>();

/** What is set, by key. All that ask at the same moment share one statement; nothing is kept beyond it. */
export function valuesSet(db: Reader): Promise<Map<string, number>> {
  const open = awaited.get(db);
  if (open) return open;
  const values = Promise.resolve().then(async () => {
    awaited.delete(db);
    const rows = await db.query<{ key: string; value: number }>(sql`select key, value from setting`);
    return new Map(rows.map((row) => [row.key, row.value]));
  });
  awaited.set(db, values);
  return values;
}
