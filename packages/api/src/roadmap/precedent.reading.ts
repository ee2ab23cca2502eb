import sql, { type Sql } from 'sql-template-tag';
import { Decision, identifierOf } from '../agreement/decision.entity.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import { groupBy } from '../platform/graphql/batches.ts';
import { becauseOf, muchAlike, type Tie, weightOf } from './precedent.rules.ts';
import type { Precedent } from './precedent.types.ts';

/** What is asked: a text, and the themes that it is about. */
export interface Ask {
  text: string;
  themeIds: readonly string[];
  /** The item that asks; what was decided about itself is no precedent. */
  itemId: string | null;
}

const defaultPrecedents = 10;
const mostPrecedents = 100;

/** How many precedents are given. Refuses less than 1 and more than 100. */
export function sizeOf(first: number | null | undefined): number {
  const size = first ?? defaultPrecedents;
  if (size >= 1 && size <= mostPrecedents) return size;
  throw refusal(UserErrorCode.LIMIT_EXCEEDED, `first is ${first}; it may be 1 to ${mostPrecedents}.`, 'first');
}

type Found = Tie & { n: number };

/**
 * The earlier decisions on the same themes or the same ask, for each ask, the weightiest first; superseded ones stand
 * last and say so. Looks at the newest 1,000 decisions: three statements, however many asks.
 */
export async function precedentsOf(db: Reader, asks: readonly Ask[], size: number): Promise<Precedent[][]> {
  const ties = [...(await sharedThemes(db, asks)), ...(await likeTexts(db, asks))];
  const found = groupBy(ties, 'n');
  const decisions = await decisionsWithSuccessors(db, [...new Set(ties.map(({ decisionId }) => decisionId))]);
  return asks.map((_, n) => {
    const byDecision = groupBy(found.get(n) ?? [], 'decisionId') as Map<string, Found[]>;
    const ranked = [...byDecision].map(([id, own]) => ({ own, weight: weightOf(own), ...decisions.get(id)! }));
    ranked.sort(
      (one, other) =>
        Number(one.successor !== null) - Number(other.successor !== null) ||
        other.weight - one.weight ||
        other.decision.decidedAt.getTime() - one.decision.decidedAt.getTime() ||
        other.decision.number - one.decision.number,
    );
    return ranked.slice(0, size).map(({ decision, own, successor }) => ({
      decision,
      because: [...becauseOf(own), ...(successor ? [`It was superseded by ${successor}.`] : [])],
    }));
  });
}

async function decisionsWithSuccessors(
  db: Reader,
  ids: readonly string[],
): Promise<Map<string, { decision: Decision; successor: string | null }>> {
  const rows = await db.query<Decision & { $successor: number | null }>(sql`
    select ${columnsOf(Decision)}, s.number as "$successor"
    from ${tableOf(Decision)} t left join ${tableOf(Decision)} s on s.supersedes_id = t.id where t.id = any(${ids}::uuid[])`);
  return new Map(
    rows.map(({ $successor: number, ...decision }) => [
      decision.id,
      { decision: decision as Decision, successor: number === null ? null : identifierOf({ number }) },
    ]),
  );
}

/** That a decision is about the item that asks. */
const isOwn = sql`exists (select from decision_subject o where o.decision_id = s.decision_id
  and o.subject_type = 'RoadmapItem' and o.subject_id = a.item_id)`;

const itemName = sql`'WM-' || i.number || ' “' || i.title || '”'`;

function sharedThemes(db: Reader, asks: readonly Ask[]): Promise<Found[]> {
  const pairs = asks.flatMap(({ themeIds, itemId }, n) => themeIds.map((themeId) => ({ n, themeId, itemId })));
  return db.query(sql`
    with a as (select * from unnest(${pairs.map(({ n }) => n)}::integer[], ${pairs.map(({ itemId }) => itemId)}::uuid[],
      ${pairs.map(({ themeId }) => themeId)}::uuid[]) as a(n, item_id, theme_id))
    select a.n, s.decision_id as "decisionId", 'THEME' as kind, g.name, null as through, 1::float8 as likeness
    from a join theme g on g.id = a.theme_id join theme h on h.id = a.theme_id or h.survivor_id = a.theme_id
      join decision_subject s on s.subject_type = 'Theme' and s.subject_id = h.id
    where not ${isOwn}
    union all
    select a.n, s.decision_id, 'ITEM_THEME', g.name, ${itemName}, 1
    from a join theme g on g.id = a.theme_id join item_theme_now l on l.theme_id = a.theme_id
      join decision_subject s on s.subject_type = 'RoadmapItem' and s.subject_id = l.item_id
      join roadmap_item i on i.id = l.item_id
    where not ${isOwn}`);
}

/** Words of a text that mean something, as an array: those of every script, English ones by their stem. */
function wordsOf(text: Sql, most: number): Sql {
  return sql`tsvector_to_array(to_tsvector('english', folded(left(${text}, ${most}::integer))))`;
}

/**
 * What asks much the same: of what an ask and a question, an item or a theme say, the rarer words that both have, as
 * a share of the shorter one; words that a fifth of them have tell nothing. At least two, unless that is all it says.
 */
function likeTexts(db: Reader, asks: readonly Ask[]): Promise<Found[]> {
  return db.query(sql`
    with a as (
      select ordinality - 1 as n, item_id, words
      from unnest(${asks.map(({ text }) => text)}::text[], ${asks.map(({ itemId }) => itemId)}::uuid[])
        with ordinality as x(text, item_id, ordinality) cross join lateral (select ${wordsOf(sql`text`, 2_000)} as words) w
    ), d as (select id, question from decision order by decided_at desc, id desc limit 1000), s as materialized (
      select row_number() over () as doc, x.*, ${wordsOf(sql`x.text`, 400)} as words from (
        select d.id as decision_id, 'QUESTION' as kind, d.question as name, d.question as text from d
        union all
        select d.id, 'ITEM', ${itemName}, i.title || ' ' || i.problem
        from d join decision_subject o on o.decision_id = d.id and o.subject_type = 'RoadmapItem' join roadmap_item i on i.id = o.subject_id
        union all
        select d.id, 'THEME_WORDS', h.name, concat_ws(' ', h.name, h.summary)
        from d join decision_subject o on o.decision_id = d.id and o.subject_type = 'Theme' join theme h on h.id = o.subject_id
      ) x
    ), word as materialized (select s.doc, w.word from s cross join lateral unnest(s.words) as w(word)),
    amount as (select greatest(count(*), 1)::float8 as docs from s), weight as materialized (
      select word, case when count(*) <= greatest(20, amount.docs / 5) then ln(1 + amount.docs / count(*)) else 0 end as weight
      from word cross join amount group by word, amount.docs
    ), doc as (
      select word.doc, sum(weight) as weight, count(*) as words from word join weight using (word)
      where weight.weight > 0 group by word.doc
    ),
    ask as (
      select a.n, sum(coalesce(weight.weight, ln(1 + amount.docs))) as weight
      from a cross join amount cross join lateral unnest(a.words) as w(word) left join weight using (word) group by a.n
    ), shared as (
      select a.n, word.doc, sum(weight.weight) as weight, count(*) as words
      from a cross join lateral unnest(a.words) as w(word) join weight using (word) join word using (word)
      where weight.weight > 0 group by a.n, word.doc
    )
    select a.n::integer, s.decision_id as "decisionId", s.kind, s.name, null as through,
      least(1, shared.weight / least(ask.weight, doc.weight)) as likeness
    from shared join a using (n) join ask using (n) join s using (doc) join doc using (doc)
    where shared.weight >= ${muchAlike}::float8 * least(ask.weight, doc.weight) and shared.words >= least(2, doc.words)
      and not ${isOwn}`);
}
