import sql from 'sql-template-tag';
import { Person } from '../identity/person.entity.ts';
import { must, Permission } from '../platform/actor.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { type Issue, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { valuesOf } from '../settings/threshold.ts';
import { teamIdOf } from '../team/team.service.ts';
import { type GivenCover, TeamCapacity } from './capacity.entity.ts';
import type { CapacityInput, CoverInput } from './capacity.input.ts';
import { hoursIssues, slackShare } from './capacity.rules.ts';
import { PlanningPeriod } from './period.entity.ts';
import type { PeriodInput } from './period.input.ts';
import { periodIssues } from './period.rules.ts';

/** All periods, the first first. */
export function periodsInOrder(db: Reader): Promise<PlanningPeriod[]> {
  return db.query(
    sql`select ${columnsOf(PlanningPeriod)} from ${tableOf(PlanningPeriod)} t order by t.start, t."end", t.id`,
  );
}

/** Makes a period or changes one. Refuses blank and taken names, ends before starts, and mixes that do not add up. */
export async function savePeriod(work: Work, input: PeriodInput): Promise<PlanningPeriod> {
  must(work.actor, Permission.PLAN);
  const { name, start, end } = input;
  const targetMix = input.targetMix === null ? [] : input.targetMix;
  refuseUnlessEmpty([...blankIssues(input, 'name'), ...periodIssues(start, end, targetMix ?? [])]);
  const period = input.id
    ? await work.take(PlanningPeriod, ownId('PlanningPeriod', input.id))
    : work.make(PlanningPeriod, { targetMix: [] });
  return work.save(work.change(period, { name: name.trim(), start, end, targetMix }));
}

/**
 * Says what a team has in a period, in place of before. Refuses unknown periods, teams and people, areas that are
 * blank, twice there or covered by nobody, and parts that take more than the whole, all of these at once.
 */
export async function setCapacity(work: Work, input: CapacityInput): Promise<PlanningPeriod> {
  must(work.actor, Permission.PLAN);
  const period = await work.take(PlanningPeriod, ownId('PlanningPeriod', input.periodId, 'periodId'), null, 'periodId');
  const teamId = (await teamIdOf(work, input.teamSlug))!;
  const { gross, timeOff, onCall, support } = input;
  const { share } = await valuesOf(work, { share: slackShare });
  const left = Math.max(0, gross - timeOff - onCall - support);
  const hours = { gross, timeOff, onCall, support, slack: input.slack ?? Math.min(left, Math.max(0, gross * share)) };
  const cover = input.cover ? await coverFrom(work, input.cover) : undefined;
  refuseUnlessEmpty([...hoursIssues(hours), ...(cover?.issues ?? [])]);
  const about = { periodId: period.id, teamId };
  const known = await work.find(TeamCapacity, about, true);
  const capacity = known ?? work.make(TeamCapacity, { ...about, givenCover: [] });
  await work.save(work.change(capacity, { ...hours, givenCover: cover?.given }));
  return period;
}

async function coverFrom(work: Work, sent: readonly CoverInput[]): Promise<{ given: GivenCover[]; issues: Issue[] }> {
  const given = sent.map(({ area, personIds }, index) => ({
    area: area.trim(),
    personIds: [...new Set(personIds.map((id, place) => ownId('Person', id, `cover.${index}.personIds.${place}`)))],
  }));
  const wanted = [...new Set(given.flatMap(({ personIds }) => personIds))];
  const rows = await work.query<{ id: string }>(
    sql`select id from ${tableOf(Person)} where id = any(${wanted}::uuid[])`,
  );
  const known = new Set(rows.map(({ id }) => id));
  const issue = (index: number, field: string, code: UserErrorCode, message: string): Issue => {
    return { code, message, field: ['cover', String(index), field] };
  };
  const issues = given.flatMap(({ area, personIds }, index) => [
    ...(area === '' ? [issue(index, 'area', UserErrorCode.REQUIRED, 'area is blank.')] : []),
    ...(given.findIndex((other) => other.area === area) < index
      ? [issue(index, 'area', UserErrorCode.INVALID, `${JSON.stringify(area)} stands there twice.`)]
      : []),
    ...(personIds.length === 0 ? [issue(index, 'personIds', UserErrorCode.REQUIRED, 'Nobody covers it.')] : []),
    ...(personIds.some((id) => !known.has(id))
      ? [issue(index, 'personIds', UserErrorCode.NOT_FOUND, 'There is no person with one of these ids.')]
      : []),
  ]);
  return { given, issues };
}
