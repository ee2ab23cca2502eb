import type { Permission } from '../gql/graphql.ts';

/** Something that the palette can do. */
export interface Command {
  label: string;
  /** Other words by which it is found. */
  words: string;
  /** The words around what was found. */
  hint?: string;
  run: () => void;
}

/** Something that the search found; what has no page of its own is left aside. */
export type SearchHit =
  | { __typename: 'RoadmapItem'; identifier: string; title: string }
  | { __typename: 'Theme'; slug: string; name: string }
  | { __typename: 'Decision'; identifier: string; question: string }
  | { __typename: 'ServiceLevelObjective'; slug: string; name: string }
  | { __typename: 'Feedback' };

/** Where a hit is seen, and how it reads; null where it has no page. */
export function targetOf(hit: SearchHit): { label: string; href: string } | null {
  switch (hit.__typename) {
    case 'RoadmapItem':
      return { label: `${hit.identifier} ${hit.title}`, href: `/items/${hit.identifier}` };
    case 'Theme':
      return { label: `Theme: ${hit.name}`, href: `/themes/${hit.slug}` };
    case 'Decision':
      return { label: `${hit.identifier} ${hit.question}`, href: `/decisions/${hit.identifier}` };
    case 'ServiceLevelObjective':
      return { label: `Objective: ${hit.name}`, href: `/slos/${hit.slug}` };
    default:
      return null;
  }
}

/** The commands that hold every word of a query, in any order; all of them without one. */
export function matching<Entry extends Pick<Command, 'label' | 'words'>>(
  commands: readonly Entry[],
  query: string,
): Entry[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ label, words }) => {
    const text = `${label} ${words}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

const settings = [
  { to: '/settings/people', label: 'Settings: people' },
  { to: '/settings/tokens', label: 'Settings: API tokens', permission: 'MANAGE_ACCESS' },
  { to: '/settings/webhooks', label: 'Settings: webhooks', permission: 'MANAGE_ACCESS' },
  { to: '/settings/vocabulary', label: 'Settings: vocabulary' },
  { to: '/settings/periods', label: 'Settings: periods' },
  { to: '/settings/thresholds', label: 'Settings: thresholds' },
] as const;

/** The screens of the settings that a caller may see. */
export function settingsPlaces(may: (permission: Permission) => boolean) {
  return settings.filter((place) => !('permission' in place) || may(place.permission));
}
