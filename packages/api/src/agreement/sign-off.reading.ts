import sql, { raw, type Sql } from 'sql-template-tag';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { groupBy } from '../platform/graphql/batches.ts';
import { SignOff } from './sign-off.entity.ts';
import { isAgreed } from './sign-off.rules.ts';

/** What stands signed under something. */
export interface AgreementState {
  signOffs: SignOff[];
  agreed: boolean;
}

/** The sign-offs of each of these things, the first first, and whether both sides agree. One statement. */
export async function agreementsOf(
  db: Reader,
  subjectType: string,
  ids: readonly string[],
): Promise<Map<string, AgreementState>> {
  const found = await db.query<SignOff>(sql`
    select ${columnsOf(SignOff)} from ${tableOf(SignOff)} t
    where t.subject_type = ${subjectType} and t.subject_id = any(${ids}::uuid[]) order by t.signed_at, t.id`);
  const groups = groupBy(found, 'subjectId');
  return new Map(
    ids.map((id) => {
      const signOffs = groups.get(id) ?? [];
      return [id, { signOffs, agreed: isAgreed(signOffs) }];
    }),
  );
}

/**
 * The same as `isAgreed`, as a condition on the thing whose id the expression gives: for filters and findings. The type is
 * the name of a class of ours and stands in the text, so that PostgreSQL plans the statement once.
 */
export function agreedCondition(subjectType: string, id: Sql): Sql {
  return sql`exists (
    select from sign_off product join sign_off engineering
      on engineering.subject_type = product.subject_type and engineering.subject_id = product.subject_id
    where product.subject_type = ${raw(`'${subjectType}'`)} and product.subject_id = ${id}
      and product.discipline = 'PRODUCT' and engineering.discipline = 'ENGINEERING'
      and not array[product.person_id, product.for_person_id] && array[engineering.person_id, engineering.for_person_id])`;
}
