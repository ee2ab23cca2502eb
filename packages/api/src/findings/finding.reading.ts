import sql, { join, raw, type Sql } from 'sql-template-tag';
import { Decision } from '../agreement/decision.entity.ts';
import type { FindingRule } from '../agreement/finding-rule.ts';
import { agreedCondition } from '../agreement/sign-off.reading.ts';
import type { Reading } from '../platform/context.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { Severity } from '../slo/burn-alert.types.ts';
import type { Finding, SubjectType } from './finding.types.ts';
import type { Question } from './question.ts';

/** Which findings; all if nothing is said. */
export interface Among {
  /** About these things. */
  subjectIds?: readonly string[];
  /** About a team, or about what a team carries. */
  teamId?: string;
}

type Row = {
  id: string;
  rule: FindingRule;
  subjectId: string;
  teamId: string | null;
  since: Date | null;
  facts: unknown;
};

/**
 * The answers to questions as of the instant that is read, waived ones included: the worst first, then those that are
 * true for longest. Up to three statements at the same time ask them all, one finds the waivers; a question may need
 * some to prepare.
 */
export async function findingsOf(ctx: Reading, questions: readonly Question[], among: Among = {}): Promise<Finding[]> {
  if (questions.length === 0) return [];
  const prepared = await Promise.all(questions.map((each) => each.prepare?.(ctx) ?? []));
  const asked = questions.map((each, index) => answersTo(each, prepared[index]!));
  const [waivers, ...parts] = await Promise.all([
    waiversOf(ctx.db),
    ...inParts(asked).map((part) => ctx.db.query<Row>(together(part, among))),
  ]);
  const known = new Map(questions.map((each) => [each.rule, each]));
  return parts
    .flat()
    .map((row) => told(row, known.get(row.rule)!, waivers))
    .sort(worstFirst);
}

const mostAtOnce = 3;

/** The questions in turn over as many statements as are sent at the same time. */
function inParts(asked: readonly Sql[]): Sql[][] {
  return Array.from({ length: Math.min(mostAtOnce, asked.length) }, (_, part) =>
    asked.filter((_, index) => index % mostAtOnce === part),
  );
}

function answersTo({ rule, asked }: Question, prepared: readonly string[]): Sql {
  return sql`select ${raw(`'${rule}'`)} as rule, q.id, q.team_id, q.since, q.facts from (${asked(prepared)}) q`;
}

function together(asked: readonly Sql[], { subjectIds, teamId }: Among): Sql {
  return sql`
    select md5(x.rule || ':' || x.id)::uuid as id, x.rule, x.id as "subjectId", x.team_id as "teamId",
      coalesce(x.since, k.since) as since, x.facts
    from (${join(asked, ' union all ')}) x
    left join finding_standing k on k.id = md5(x.rule || ':' || x.id)::uuid
    where ${subjectIds ? sql`x.id = any(${subjectIds}::uuid[])` : sql`true`}
      and ${teamId ? sql`x.team_id = ${teamId}::uuid` : sql`true`}`;
}

/** Spelled out: thousands of rows are told at once, and objects of one shape are far cheaper than copies of a row. */
function told(row: Row, { about, severity, tell }: Question, waivers: Waivers): Finding {
  const words = tell(row.facts);
  return {
    __typename: 'Finding',
    id: row.id,
    rule: row.rule,
    subjectId: row.subjectId,
    subjectType: about,
    teamId: row.teamId,
    since: row.since,
    message: words.message,
    because: words.because,
    severity: words.severity ?? severity,
    waivedBy: waivers.get(wordFor(row.rule, row.subjectId)) ?? null,
  } as Finding & { __typename: string; subjectType: SubjectType };
}

const weight = { [Severity.CRITICAL]: 0, [Severity.WARNING]: 1, [Severity.INFO]: 2 };

function worstFirst(one: Finding, other: Finding): number {
  return (
    weight[one.severity] - weight[other.severity] ||
    (one.since?.getTime() ?? Number.MAX_SAFE_INTEGER) - (other.since?.getTime() ?? Number.MAX_SAFE_INTEGER) ||
    byText(one.rule, other.rule) ||
    byText(one.id, other.id)
  );
}

function byText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

type Waivers = Map<string, Decision>;

const wordFor = (rule: string, subjectId: string): string => `${rule}:${subjectId}`;

/** The newest agreed WAIVER that sets each rule aside for each thing that it is linked to; superseded ones do not. */
async function waiversOf(db: Reader): Promise<Waivers> {
  const rows = await db.query<Decision & { $rule: string; $subject: string }>(sql`
    select r.rule as "$rule", s.subject_id as "$subject", ${columnsOf(Decision)}
    from ${tableOf(Decision)} t join decision_subject s on s.decision_id = t.id
    cross join lateral unnest(t.waives_findings) as r(rule)
    where ${isWaiver} order by t.decided_at, t.id`);
  return new Map(rows.map((row) => [wordFor(row.$rule, row.$subject), row]));
}

/** That a decision, as `t`, is an agreed WAIVER that no other took the place of. */
const isWaiver: Sql = sql`(t.kind = 'WAIVER' and ${agreedCondition('Decision', sql`t.id`)}
  and not exists (select from decision n where n.supersedes_id = t.id))`;

/** That the item `t` has a finding of one of these questions that no waiver sets aside. */
export function hasFindingOf(questions: readonly Question[]): Sql {
  const ofItems = questions.filter(({ about }) => about === 'RoadmapItem');
  if (ofItems.length === 0) return sql`false`;
  const asked = ofItems.map((each) => answersTo(each, []));
  return sql`t.id in (select x.id from (${join(asked, ' union all ')}) x where not exists (
    select from decision t join decision_subject s on s.decision_id = t.id
    where s.subject_id = x.id and x.rule = any(t.waives_findings) and ${isWaiver}))`;
}
