import sql, { type Sql } from 'sql-template-tag';
import { BudgetState } from './error-budget.types.ts';

/**
 * That the error budget of an objective was exhausted at any time from an instant on, up to the instant that is read;
 * the expressions give its id and that instant. It is known from the state that is kept, and from its history.
 */
export function exhaustedSince(slo: Sql, since: Sql): Sql {
  return sql`(exists (select from service_level_objective b where b.id = ${slo} and b.budget_state = ${BudgetState.EXHAUSTED})
    or exists (select from row_version v join work w on w.id = v.work_id join work u on u.id = v.until_work_id
      where v.table_name = 'service_level_objective' and v.row_id = ${slo} and v.data ->> 'budget_state' = ${BudgetState.EXHAUSTED}
        and u.at > ${since} and w.at <= coalesce(nullif(current_setting('waymark.as_of', true), '')::timestamptz, 'infinity')))`;
}
