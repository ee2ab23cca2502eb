import sql from 'sql-template-tag';
import { type Entity, tableOf } from '../platform/database/columns.ts';
import { type Issue, UserErrorCode } from '../platform/errors.ts';
import { parseGlobalId } from '../platform/graphql/global-id.ts';
import type { Work } from '../platform/work.ts';
import type { DecisionSubject } from './decision.entity.ts';
import type { DecisionRecordInput } from './decision.input.ts';

/** What the names of a list stand for: the ids in its order, or what is wrong with them. */
export interface Found {
  ids: string[];
  issues: Issue[];
}

type Find = (work: Work, names: string[], field: string) => Promise<Found>;

/** The lists of names in the input of a decision. */
type LinkField =
  | 'tradeOffKeys'
  | 'itemIds'
  | 'themeIds'
  | 'sloIds'
  | 'teamSlugs'
  | 'periodIds'
  | 'northStarIds'
  | 'decisionIds';

const links = new Map<LinkField, { subjectType: string; find: Find }>();

/**
 * Lets decisions be about a type of a later slice: says what the names in a field of `DecisionRecordInput` stand for.
 * What they stand for is kept as `DecisionSubject`, from which that slice answers the edge.
 */
export function decisionLink(field: LinkField, subjectType: string, find: Find): void {
  links.set(field, { subjectType, find });
}

/** The same for a field of global ids: each has to be that of a row of this type. */
export function decisionLinkById(field: LinkField, entity: Entity<{ id: string }>): void {
  decisionLink(field, entity.name, async (work, names) => {
    const parsed = names.map(parseGlobalId);
    const own = parsed.map((each) => (each?.typeName === entity.name ? each.id : null));
    const rows = await work.query<{ id: string }>(
      sql`select id from ${tableOf(entity)} where id = any(${own.filter((id) => id !== null)}::uuid[])`,
    );
    const known = new Set(rows.map(({ id }) => id));
    const issues = own.flatMap((id, index): Issue[] => {
      if (id && known.has(id)) return [];
      const given = parsed[index];
      const message =
        given && given.typeName !== entity.name
          ? `This is the id of a ${given.typeName}; the id of a ${entity.name} is wanted.`
          : `There is no ${entity.name} with this id.`;
      return [{ code: UserErrorCode.NOT_FOUND, message, field: [field, String(index)] }];
    });
    return { ids: own.filter((id) => id !== null), issues };
  });
}

/** What a decision is about, as its input names it, not saved yet; and everything that is wrong with the names. */
export async function subjectsOf(
  work: Work,
  input: DecisionRecordInput,
): Promise<{ subjects: Pick<DecisionSubject, 'subjectType' | 'subjectId' | 'position'>[]; issues: Issue[] }> {
  const subjects = [];
  const issues = [];
  for (const [field, { subjectType, find }] of links) {
    const found = await find(work, input[field] ?? [], field);
    issues.push(...found.issues);
    for (const [position, subjectId] of [...new Set(found.ids)].entries()) {
      subjects.push({ subjectType, subjectId, position });
    }
  }
  return { subjects, issues };
}
