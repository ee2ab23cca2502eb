import type { Issue } from '../platform/errors.ts';
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
type LinkField = 'tradeOffKeys';

const links = new Map<LinkField, { subjectType: string; find: Find }>();

/**
 * Lets decisions be about a type of a later slice: says what the names in a field of `DecisionRecordInput` stand for.
 * What they stand for is kept as `DecisionSubject`, from which that slice answers the edge.
 */
export function decisionLink(field: LinkField, subjectType: string, find: Find): void {
  links.set(field, { subjectType, find });
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
