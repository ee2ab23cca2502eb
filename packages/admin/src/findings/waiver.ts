import type { DecisionPrefill } from '../decisions/decision-draft.ts';
import type { FindingPartsFragment, ReviewQuery } from '../gql/graphql.ts';

type Subject = FindingPartsFragment['subject'];

/** How what a finding is about is called. */
export function subjectLabel(subject: Subject): string {
  switch (subject.__typename) {
    case 'RoadmapItem':
      return `${subject.identifier} ${subject.title}`;
    case 'Decision':
      return subject.identifier;
    case 'NorthStar':
      return 'The North Star';
    default:
      return subject.name;
  }
}

/** With what a waiver of a finding begins; null where a decision cannot be about its subject, so that nothing waives it. */
export function waiverOf({ rule, message, subject }: FindingPartsFragment): DecisionPrefill | null {
  const base = {
    kind: 'WAIVER',
    question: `Shall we set aside: ${message}`,
    outcome: 'Yes, for now.',
    waivesFindings: [rule],
  } as const;
  const begun = { ...base, waivesFindings: [...base.waivesFindings] };
  const chosen = [{ value: subject.id, label: subjectLabel(subject) }];
  switch (subject.__typename) {
    case 'RoadmapItem':
      return { ...begun, items: chosen };
    case 'ServiceLevelObjective':
      return { ...begun, slos: chosen };
    case 'Theme':
      return { ...begun, themes: chosen };
    case 'Team':
      return { ...begun, teamSlugs: [subject.slug] };
    case 'PlanningPeriod':
      return { ...begun, periodIds: [subject.id] };
    default:
      return null;
  }
}

type Waiver = ReviewQuery['decisions']['nodes'][number];

/** The waiver that would set a finding aside once both sides have signed it. */
export function waiverWaiting(
  { rule, subject }: Pick<FindingPartsFragment, 'rule' | 'subject'>,
  waivers: readonly Waiver[],
): string | undefined {
  return waivers.find(
    ({ waivesFindings, items, themes, slos, teams, periods }) =>
      waivesFindings.includes(rule) && [items, themes, slos, teams, periods].flat().some(({ id }) => id === subject.id),
  )?.identifier;
}
