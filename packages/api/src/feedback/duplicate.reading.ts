import sql from 'sql-template-tag';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import { groupBy, keysOf } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { listById } from '../platform/graphql/rows-by-id.ts';
import { Feedback } from './feedback.entity.ts';
import { feedbackToShow, maySeeFeedback } from './feedback.policy.ts';

const defaultNumber = 5;
const mostNumber = 20;
/** How many entries to each side of an entry are compared with it. */
const reach = 40;
/** The share of common words from which two entries are proposed as the same. */
export const nearEnough = 0.6;
/** As much of the words of an entry as is compared. */
const compared = 2_000;

edge(Feedback, 'duplicateOf', async (ctx, rows) => {
  const found = feedbackToShow(ctx, await listById<Feedback>(ctx.db, Feedback, keysOf(rows, 'duplicateOfId')));
  const known = new Map(found.map((entry) => [entry.id, entry]));
  return rows.map(({ duplicateOfId }) => known.get(duplicateOfId ?? '') ?? null);
});

/**
 * Entries that say nearly the same are sought among those that stand next to an entry when those most alike stand
 * together: a bounded number, found by an index, however many entries there are.
 */
edge(Feedback, 'nearDuplicates', async (ctx, rows, { first }: { first?: number | null }) => {
  const number = first ?? defaultNumber;
  if (number < 1 || number > mostNumber) {
    throw refusal(UserErrorCode.LIMIT_EXCEEDED, `first is ${number}; it may be 1 to ${mostNumber}.`, 'first');
  }
  if (!maySeeFeedback(ctx)) return rows.map(() => []);
  const found = await ctx.db.query<Feedback & { $of: string }>(sql`
    select e.id as "$of", ${columnsOf(Feedback)} from feedback e
    cross join lateral (select string_to_array(btrim(left(e.words, ${compared})), ' ') as words) own
    cross join lateral (
      select n.id, cardinality(array(select unnest(own.words) intersect select unnest(n.words)))::float8
        / cardinality(array(select unnest(own.words) union select unnest(n.words))) as alike
      from (
        (select id, string_to_array(btrim(left(words, ${compared})), ' ') as words from feedback
          where (likeness, id) > (e.likeness, e.id) order by likeness, id limit ${reach})
        union all
        (select id, string_to_array(btrim(left(words, ${compared})), ' ') from feedback
          where (likeness, id) < (e.likeness, e.id) order by likeness desc, id desc limit ${reach})
      ) n
    ) near
    join ${tableOf(Feedback)} t on t.id = near.id
    where e.id = any(${keysOf(rows, 'id')}::uuid[]) and near.alike >= ${nearEnough} and e.erased_at is null and t.erased_at is null
      and t.id is distinct from e.duplicate_of_id and t.duplicate_of_id is distinct from e.id
      and (t.duplicate_of_id is null or t.duplicate_of_id is distinct from e.duplicate_of_id)
    order by near.alike desc, t.submitted_at, t.id`);
  const groups = groupBy(found, '$of');
  return rows.map(({ id }) => (groups.get(id) ?? []).slice(0, number));
});
