import sql, { type Sql } from 'sql-template-tag';
import { strongRevenue } from '../feedback/evidence.rules.ts';
import { EvidenceLevel } from '../feedback/evidence.types.ts';
import { valueIn } from '../settings/threshold.ts';

const levels = [EvidenceLevel.NONE, EvidenceLevel.WEAK, EvidenceLevel.SOME, EvidenceLevel.STRONG];
const aLevel = 1_000_000_000;

/**
 * How much speaks for the item `t`, as one number to order by: its level, then its customers with evidence. The same
 * rule as `evidenceLevelOf`.
 */
export function evidenceWeight(currency: string): Sql {
  return sql`(select case when n = 0 then 0 when n >= 10 or weighty then 3 when n >= 3 then 2 else 1 end * ${aLevel}::bigint + n
    from (select count(distinct k.customer_id) as n, coalesce(bool_or(k.critical_count > 0
        and c.annual_revenue >= ${valueIn(strongRevenue)} and coalesce(c.currency, ${currency}) = ${currency}), false) as weighty
      from item_theme l join theme_customer k on k.theme_id = l.theme_id join customer c on c.id = k.customer_id
      where l.item_id = t.id) e)`;
}

/** That so much speaks for the item `t`: one of these levels. */
export function hasEvidence(wanted: readonly EvidenceLevel[], currency: string): Sql {
  return sql`${evidenceWeight(currency)} / ${aLevel}::bigint = any(${wanted.map((level) => levels.indexOf(level))}::bigint[])`;
}
