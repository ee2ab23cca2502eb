import type { Permission } from '../gql/graphql.ts';

type May = (permission: Permission) => boolean;

const groups = [
  [
    { to: '/roadmap', label: 'Roadmap', key: 'r' },
    { to: '/review', label: 'Review', key: 'v' },
    { to: '/decisions', label: 'Decisions', key: 'd' },
  ],
  [
    { to: '/triage', label: 'Triage', key: 'f', permission: 'READ_FEEDBACK' },
    { to: '/themes', label: 'Themes', key: 't' },
    { to: '/customers', label: 'Customers', key: 'u', permission: 'READ_FEEDBACK' },
    { to: '/imports', label: 'Import', key: 'i', permission: 'IMPORT' },
  ],
  [
    { to: '/north-star', label: 'North Star', key: 'n' },
    { to: '/slos', label: 'Service levels', key: 's' },
    { to: '/capacity', label: 'Capacity', key: 'c' },
  ],
  [
    { to: '/settings', label: 'Settings', key: 'g' },
    { to: '/graphql', label: 'API explorer', key: 'a' },
  ],
] as const;

/** A screen to go to: by the navigation, by the palette, by G and its key. */
export type Place = (typeof groups)[number][number];

/** The screens that a caller may see, in groups. */
export function placesFor(may: May): Place[][] {
  return groups
    .map((group) => group.filter((place: Place) => !('permission' in place) || may(place.permission)))
    .filter((group) => group.length > 0);
}
