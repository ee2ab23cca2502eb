import sql, { raw, type Sql } from 'sql-template-tag';
import { queryOf, type Sought } from '../feedback/sought.rules.ts';
import { withEachWord, withPhrases } from '../feedback/word-search.ts';
import type { Reader } from '../platform/database/reader.ts';
import type { standing } from './rank.rules.ts';

/** The name of a type that can be found. */
export type Kind = keyof typeof standing;

/** A thing that has all the words. */
export interface Candidate {
  kind: Kind;
  id: string;
  title: string;
  rest: string;
  /** When it came or was last changed, as `2026-11-24T15:00:00.000Z`. */
  at: string;
  /** Whether its identifier is what is sought. */
  named: boolean;
}

/** What is looked at of each kind. */
export const mostOfAKind = 300;
/** Where so many have the words, the newest of these are looked at. */
const newest = 20_000;

interface Source {
  kind: Kind;
  table: string;
  title: string;
  rest: string;
  at: string;
  /** The expression of the table's index. */
  indexed: string;
  /** What stands before the number in an identifier. */
  prefix?: string;
  where?: string;
}

const sources: Source[] = [
  {
    kind: 'RoadmapItem',
    table: 'roadmap_item',
    title: 't.title',
    rest: "concat_ws(' ', 'WM-' || t.number, t.problem, t.outcome, t.description)",
    at: 't.updated_at',
    indexed:
      "'wm ' || t.number::text || ' ' || t.title || ' ' || t.problem || ' ' || t.outcome || ' ' || coalesce(t.description, '')",
    prefix: 'WM-',
  },
  {
    kind: 'Theme',
    table: 'theme',
    title: 't.name',
    rest: "concat_ws(' ', t.slug, t.summary, t.problem)",
    at: 't.updated_at',
    indexed: "t.slug || ' ' || t.name || ' ' || coalesce(t.summary, '') || ' ' || coalesce(t.problem, '')",
    where: 't.merged_into_id is null',
  },
  {
    kind: 'Decision',
    table: 'decision',
    title: 't.question',
    rest: "concat_ws(' ', 'D-' || t.number, t.outcome, t.rationale, t.gave_up)",
    at: 't.decided_at',
    indexed:
      "'d ' || t.number::text || ' ' || t.question || ' ' || t.outcome || ' ' || t.rationale || ' ' || coalesce(t.gave_up, '')",
    prefix: 'D-',
  },
  {
    kind: 'ServiceLevelObjective',
    table: 'service_level_objective',
    title: 't.name',
    rest: "concat_ws(' ', t.slug, t.description, t.user_journey)",
    at: 't.created_at',
    indexed: "t.slug || ' ' || t.name || ' ' || coalesce(t.description, '') || ' ' || coalesce(t.user_journey, '')",
  },
];

/** Things other than feedback that have all the words, one of the `spellings` of each, or the identifier: one statement. */
export async function thingsWith(
  db: Reader,
  sought: Sought,
  identifier: string,
  spellings?: readonly (readonly string[])[],
): Promise<Candidate[]> {
  const query = queryOf(sought, spellings);
  const selects = sources.map(
    ({ kind, table, title, rest, at, indexed, prefix, where = 'true' }) => sql`
    (select ${raw(`'${kind}'`)} as kind, t.id, ${raw(title)} as title, left(${raw(rest)}, 10000) as rest,
      to_char(${raw(at)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      ${isNamed(prefix, identifier)} as named
    from ${raw(table)} t where folded_terms(${raw(indexed)}) @@ ${query}::tsquery and ${raw(where)}
    order by named desc, ${raw(at)} desc, t.id limit ${mostOfAKind})`,
  );
  return db.query<Candidate>(selects.slice(1).reduce((all, each) => sql`${all} union all ${each}`, selects[0]!));
}

function isNamed(prefix: string | undefined, identifier: string): Sql {
  return prefix ? sql`(${raw(`'${prefix}'`)} || t.number = ${identifier})` : raw('false');
}

/**
 * Entries that have all the words, or one of the `spellings` of each. When more than 300 do, the newest are among them:
 * two statements then.
 */
export async function entriesWith(
  db: Reader,
  sought: Sought,
  spellings?: readonly (readonly string[])[],
): Promise<Candidate[]> {
  const columns = sql`'Feedback' as kind, t.id, coalesce(t.title, '') as title, left(t.words, 4000) as rest,
    to_char(t.submitted_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, false as named`;
  const found = await db.query<Candidate>(sql`
    select ${columns} from feedback t
    where terms_of(t.words) @@ ${queryOf(sought, spellings)}::tsquery and ${withPhrases(sought)} limit ${mostOfAKind + 1}`);
  if (found.length <= mostOfAKind || spellings) return found.slice(0, mostOfAKind);
  const recent = await db.query<Candidate>(sql`
    select ${columns} from (
      select * from feedback order by submitted_at desc, id desc limit ${newest}) t
    where ${withEachWord(sought)} order by t.submitted_at desc, t.id desc limit ${mostOfAKind}`);
  const ids = new Set(recent.map(({ id }) => id));
  return [...recent, ...found.filter(({ id }) => !ids.has(id))].slice(0, mostOfAKind);
}
