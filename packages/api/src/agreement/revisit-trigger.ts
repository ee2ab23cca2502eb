import sql from 'sql-template-tag';
import type { Reading } from '../platform/context.ts';
import { columnsOf, type Entity, tableOf } from '../platform/database/columns.ts';
import { type Issue, UserErrorCode } from '../platform/errors.ts';
import { groupBy, keysOf, listBy } from '../platform/graphql/batches.ts';
import { type Batch, edge } from '../platform/graphql/edges.ts';
import { rowsById } from '../platform/graphql/rows-by-id.ts';
import type { Work } from '../platform/work.ts';
import { Decision } from './decision.entity.ts';
import { Comparison, RevisitTrigger } from './revisit-trigger.entity.ts';
import type { RevisitTriggerInput } from './revisit-trigger.input.ts';

type SubjectField = 'metricKey' | 'sloSlug' | 'themeSlug';

interface Watched {
  subjectType: string;
  /** The id of the thing with this name, null when there is none. */
  find(work: Work, name: string): Promise<string | null>;
  /** Whether what each trigger watches is beyond its value: a fixed number of statements for all. */
  crossed(ctx: Reading, triggers: readonly RevisitTrigger[]): Promise<boolean[]>;
}

const kinds = new Map<SubjectField, Watched>();
const mostTriggers = 50;

/** Lets triggers watch a type of a later slice, by the field of the input that names it. */
export function watchable(field: SubjectField, watched: Watched): void {
  kinds.set(field, watched);
}

/** Whether a number has crossed the value of a trigger; what is not known has not. */
export function isBeyond({ comparison, value }: Pick<RevisitTrigger, 'comparison' | 'value'>, now?: number): boolean {
  if (now === undefined) return false;
  return comparison === Comparison.BELOW ? now < value : now > value;
}

/** An edge from a trigger to what it watches when that is of this type, else to null. */
export function watchedOf(target: Entity): Batch<RevisitTrigger> {
  return async ({ db }, triggers) => {
    const own = triggers.filter(({ subjectType }) => subjectType === target.name);
    const known = own.length === 0 ? new Map() : await rowsById(db, target, keysOf(own, 'subjectId'));
    return triggers.map(({ subjectId }) => known.get(subjectId) ?? null);
  };
}

/** Triggers as they were sent, not saved yet, and everything that is wrong with them. */
export async function triggersOf(
  work: Work,
  sent: readonly RevisitTriggerInput[],
): Promise<{ triggers: Partial<RevisitTrigger>[]; issues: Issue[] }> {
  const triggers: Partial<RevisitTrigger>[] = [];
  const issues: Issue[] = [];
  const refuse = (code: UserErrorCode, message: string, ...field: string[]) =>
    issues.push({ code, message, field: ['revisitWhen', ...field] });
  if (sent.length > mostTriggers) {
    refuse(UserErrorCode.LIMIT_EXCEEDED, `${sent.length} triggers are over the limit of ${mostTriggers}.`);
    return { triggers, issues };
  }
  for (const [position, input] of sent.entries()) {
    const named = [...kinds.keys()].filter((field) => input[field] != null);
    const [field] = named;
    if (!field || named.length > 1) {
      refuse(UserErrorCode.INVALID, `A trigger names one of ${[...kinds.keys()].join(', ')}.`, String(position));
      continue;
    }
    const { subjectType, find } = kinds.get(field)!;
    const subjectId = await find(work, input[field]!);
    if (!subjectId) {
      const message = `There is no ${subjectType} called ${JSON.stringify(input[field])}.`;
      refuse(UserErrorCode.NOT_FOUND, message, String(position), field);
      continue;
    }
    triggers.push({ position, subjectType, subjectId, comparison: input.comparison, value: input.value });
  }
  return { triggers, issues };
}

/** Makes these the triggers of a decision. Tells whether that changed anything. */
export async function replaceTriggers(
  work: Work,
  decisionId: string,
  wanted: readonly Partial<RevisitTrigger>[],
): Promise<boolean> {
  const present = await work.list(RevisitTrigger, { decisionId });
  const said = ({ position, subjectId, comparison, value }: Partial<RevisitTrigger>) =>
    JSON.stringify([position, subjectId, comparison, value]);
  const same = new Set(wanted.map(said));
  const gone = present.filter((trigger) => !same.has(said(trigger)));
  const stayed = new Set(present.map(said));
  const come = wanted.filter((trigger) => !stayed.has(said(trigger)));
  for (const trigger of gone) await work.remove(trigger);
  for (const trigger of come) await work.save(work.make(RevisitTrigger, { ...trigger, decisionId }));
  return gone.length + come.length > 0;
}

/** Whether each trigger has tripped. The number of statements depends on how many kinds of things are watched. */
export async function trippedOf(ctx: Reading, triggers: readonly RevisitTrigger[]): Promise<boolean[]> {
  const tripped = new Set<string>();
  for (const { subjectType, crossed } of kinds.values()) {
    const own = triggers.filter((trigger) => trigger.subjectType === subjectType);
    if (own.length === 0) continue;
    const answers = await crossed(ctx, own);
    for (const [index, { id }] of own.entries()) if (answers[index]) tripped.add(id);
  }
  return triggers.map(({ id }) => tripped.has(id));
}

/** The decisions, of these or of all, of which a trigger has tripped and that no other decision superseded. */
export async function trippedDecisions(ctx: Reading, among: readonly string[] | null = null): Promise<string[]> {
  const triggers = await ctx.db.query<RevisitTrigger>(sql`
    select ${columnsOf(RevisitTrigger)} from ${tableOf(RevisitTrigger)} t
    where (${among}::uuid[] is null or t.decision_id = any(${among}::uuid[]))
      and not exists (select from ${tableOf(Decision)} s where s.supersedes_id = t.decision_id)`);
  const tripped = await trippedOf(ctx, triggers);
  return [
    ...groupBy(
      triggers.filter((_, index) => tripped[index]),
      'decisionId',
    ).keys(),
  ] as string[];
}

edge(Decision, 'revisitWhen', listBy(RevisitTrigger, 'decisionId', sql`t.position, t.id`));
edge(RevisitTrigger, 'tripped', trippedOf);
