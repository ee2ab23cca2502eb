import sql, { type Sql } from 'sql-template-tag';
import type { Work } from '../platform/work.ts';
import { wordsOf } from './words.rules.ts';

/** A phrase that puts the entries with it into a theme. */
interface Phrase {
  themeId: string;
  /** The theme that the rule stands at; of a merged theme another one than `themeId`. */
  phrase: string;
  resting: boolean;
}

/** Above so many phrases words are looked up in a list of them, below it every phrase is sought in every entry. */
const fewPhrases = 40;

/**
 * Puts the entries that the statement `select id …` gives into the themes whose rules they fit, in one statement: whole
 * words, in any script, case and accents aside. What a person took away stays away; rules of archived themes rest, those
 * of merged ones assign to the theme that goes on.
 */
export async function applyRulesTo(work: Work, entries: Sql): Promise<void> {
  const phrases = (await phrasesOf(work, null)).filter(({ resting }) => !resting);
  if (phrases.length > 0) await putByRules(work, fitting(phrases, sql`join (${entries}) e on e.id = f.id`));
}

/**
 * Does what the rules of these themes say, after they changed, to all entries: those that fit come in, those that only a
 * rule put there and that none fits any more go. Two statements for any number of themes.
 */
export async function applyRulesOf(work: Work, themeIds: string[]): Promise<void> {
  const phrases = await phrasesOf(work, themeIds);
  await work.query(sql`
    delete from theme_assignment a using feedback f
    where a.theme_id = any(${themeIds}::uuid[]) and a.origin = 'RULE' and f.id = a.feedback_id and not exists (
      select from ${listed(phrases)} where r.theme_id = a.theme_id and f.words like '%' || r.phrase || '%')`);
  const inForce = phrases.filter(({ resting }) => !resting);
  if (inForce.length === 0) return;
  await putByRules(
    work,
    inForce.length > fewPhrases
      ? fitting(inForce, sql``)
      : sql`select distinct r.theme_id, f.id from feedback f join ${listed(inForce)} on f.words like '%' || r.phrase || '%'`,
  );
}

/** The rules, folded, that assign to these themes; of all if none are named. */
async function phrasesOf(work: Work, themeIds: string[] | null): Promise<Phrase[]> {
  const rows = await work.query<{ themeId: string; rule: string; resting: boolean }>(sql`
    select s.id as "themeId", r.rule, s.status = 'ARCHIVED' as resting
    from theme t join theme s on s.id = coalesce(t.survivor_id, t.id) cross join lateral unnest(t.rules) r(rule)
    where ${themeIds}::uuid[] is null or s.id = any(${themeIds}::uuid[])`);
  return rows
    .map(({ themeId, rule, resting }) => ({ themeId, phrase: wordsOf(rule), resting }))
    .filter(({ phrase }) => phrase !== '');
}

function listed(phrases: Phrase[]): Sql {
  return sql`unnest(${phrases.map(({ themeId }) => themeId)}::uuid[], ${phrases.map(({ phrase }) => phrase)}::text[],
    ${phrases.map(({ phrase }) => phrase.split(' ', 2)[1])}::text[]) as r(theme_id, phrase, first_word)`;
}

/** Themes and entries that fit, found by the first word of each phrase: the cost does not grow with the rules. */
function fitting(phrases: Phrase[], chosen: Sql): Sql {
  return sql`
    select distinct r.theme_id, f.id from feedback f ${chosen}
    cross join lateral string_to_table(btrim(f.words), ' ') as w(word)
    join ${listed(phrases)} on r.first_word = w.word and position(r.phrase in f.words) > 0`;
}

async function putByRules(work: Work, pairs: Sql): Promise<void> {
  const { kind, id } = work.actor;
  await work.query(sql`
    insert into theme_assignment (theme_id, feedback_id, origin, assigned_by_kind, assigned_by_id)
    select p.theme_id, p.id, 'RULE', ${kind}, ${id}::uuid from (${pairs}) p(theme_id, id)
    where not exists (
      select from theme_removal x join theme t on t.id = x.theme_id
      where x.feedback_id = p.id and p.theme_id in (t.id, t.survivor_id))
    order by p.id, p.theme_id
    on conflict (theme_id, feedback_id) do nothing`);
}
