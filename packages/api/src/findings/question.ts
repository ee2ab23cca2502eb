import sql, { type Sql } from 'sql-template-tag';
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

/** That the item `t` has one of these statuses. */
export function standsAt(...statuses: string[]): Sql {
  return sql`t.status = any(${statuses}::text[])`;
}

/** When the item `t` last came to one of these statuses from another. */
export function cameTo(...statuses: string[]): Sql {
  return sql`(select coalesce(max(e.at), t.created_at) from change_event e where e.subject_id = t.id
    and e.field = 'status' and e.at <= read_at() and (e.before #>> '{}') <> all(${statuses}::text[]))`;
}

/** When something was last told of the thing `t` or of a part of it, as `e`; null where it never was. */
export function lastTold(condition: Sql): Sql {
  return sql`(select max(e.at) from change_event e where e.whole_id = t.id and e.at <= read_at() and ${condition})`;
}

/** When a field of a thing was last told as changed, or the thing as made; the id is an expression. */
export function lastChanged(id: Sql, ...fields: string[]): Sql {
  return sql`(select max(e.at) from change_event e where e.subject_id = ${id} and e.at <= read_at()
    and (e.field is null or e.field = any(${fields}::text[])))`;
}

/** When a sign-off of a thing was last taken away; the id is an expression. */
export function lastUnsigned(id: Sql): Sql {
  return sql`(select max(e.at) from change_event e where e.subject_id = ${id} and e.field = 'signOffs' and e.after is null
    and e.at <= read_at())`;
}

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
