import sql, { raw, type Sql } from 'sql-template-tag';
import type { FindingRule } from '../agreement/finding-rule.ts';
import type { Reading } from '../platform/context.ts';
import type { Severity } from '../slo/burn-alert.types.ts';
import type { SubjectType } from './finding.types.ts';

/** What a finding says: what is the matter, and why. */
export interface Told {
  message: string;
  because: string[];
  /** Where it depends on the facts; else that of the question. */
  severity?: Severity;
}

/** One of the questions that cross the graph: how it is asked of all things at once, and how the answer is told. */
export interface Question {
  rule: FindingRule;
  about: SubjectType;
  severity: Severity;
  /** What the statement is to be told first: ids that no statement alone can find. */
  prepare?(ctx: Reading): Promise<readonly string[]>;
  /**
   * One statement whatever the number of things. A row a finding: `id` of the thing, its `team_id`, `since` when it is
   * true (null where the history does not tell), and `facts` as jsonb.
   */
  asked(prepared: readonly string[]): Sql;
  tell(facts: unknown): Told;
}

/** A question whose facts are of this shape. */
export function question<F>(spec: Omit<Question, 'tell'> & { tell(facts: F): Told }): Question {
  return spec as Question;
}

/** Words of our own as a list in SQL: in the text of the statement, so that PostgreSQL plans it once. */
export function listOf(words: readonly string[]): Sql {
  if (!words.every((word) => /^\w+$/.test(word))) throw new Error(`${words.join()} are no words.`);
  return raw(`array[${words.map((word) => `'${word}'`).join(', ')}]::text[]`);
}

/** That the item `t` has one of these statuses. */
export function standsAt(...statuses: string[]): Sql {
  return sql`t.status = any(${listOf(statuses)})`;
}

/** When the item `t` last came to one of these statuses from another. */
export function cameTo(...statuses: string[]): Sql {
  return sql`(select coalesce(max(e.at), t.created_at) from change_event e where e.subject_id = t.id
    and e.field = 'status' and e.at <= (select read_at()) and (e.before #>> '{}') <> all(${listOf(statuses)}))`;
}

/** When a part of the thing `t`, of the type that is named, was last taken away; null where none ever was. */
export function lastWithout(partType: string): Sql {
  return sql`(select max(e.at) from change_event e where e.whole_id = t.id and e.kind = 'DELETED'
    and e.subject_type = ${raw(`'${partType}'`)} and e.at <= (select read_at()))`;
}

/** When a field of a thing last lost its value; the id is an expression, and null comes back where it never did. */
export function lastEmptied(id: Sql, field: string): Sql {
  return sql`(select max(e.at) from change_event e where e.subject_id = ${id} and e.field = ${raw(`'${field}'`)}
    and e.after is null and e.at <= (select read_at()))`;
}

/** When one of the fields of a thing was last told as changed, or the thing as made; the id is an expression. */
export function lastChanged(id: Sql, ...fields: string[]): Sql {
  return sql`(select max(e.at) from change_event e where e.subject_id = ${id}
    and coalesce(e.field = any(${listOf(fields)}), true) and e.at <= (select read_at()))`;
}

/** When a sign-off of a thing was last taken away; the id is an expression. */
export const lastUnsigned = (id: Sql): Sql => lastEmptied(id, 'signOffs');

/** What every finding of the item `t` is told with. */
export const itemFacts: Sql = sql`'name', 'WM-' || t.number || ' ' || t.title, 'status', t.status`;

/** What every finding of an item knows. */
export interface ItemFacts {
  name: string;
  status: string;
}

/** The calendar day of an instant or date, in UTC, as YYYY-MM-DD. */
export function dayOf(at: string | null): string {
  return at?.slice(0, 10) ?? 'an unknown day';
}

/** `IN_PROGRESS` → `in progress`. */
export function wordsOf(word: string): string {
  return word.toLowerCase().replaceAll('_', ' ');
}

/** A number as people read it: at most two places. */
export function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A share as a percentage without places. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
