import type { Horizon, ItemKind, ValueDriver } from '../gql/graphql.ts';
import type { Part } from './use-item-edit.ts';

/** The parts of an item that are chosen rather than written. */
export const horizonPart: Part<Horizon> = {
  field: 'horizon',
  read: (item) => item.horizon,
  write: (horizon) => ({ horizon }),
  show: (horizon) => ({ horizon }),
};
export const kindPart: Part<ItemKind> = {
  field: 'kind',
  read: (item) => item.kind,
  write: (kind) => ({ kind }),
  show: (kind) => ({ kind }),
};
export const driversPart: Part<ValueDriver[]> = {
  field: 'valueDrivers',
  read: (item) => item.valueDrivers,
  write: (valueDrivers) => ({ valueDrivers }),
  show: (valueDrivers) => ({ valueDrivers }),
};
export const labelsPart: Part<string[]> = {
  field: 'labels',
  read: (item) => item.labels,
  write: (labels) => ({ labels }),
  show: (labels) => ({ labels }),
};
export const touchesNoSloPart: Part<boolean> = {
  field: 'touchesNoSlo',
  read: (item) => item.touchesNoSlo,
  write: (touchesNoSlo) => ({ touchesNoSlo }),
  show: (touchesNoSlo) => ({ touchesNoSlo }),
};

interface Named {
  id: string;
  name: string;
}

/** The team, chosen among `teams` by its slug. */
export const teamPart = (teams: (Named & { slug: string })[]): Part<string | null> => ({
  field: 'teamSlug',
  read: (item) => item.team?.slug ?? null,
  write: (teamSlug) => ({ teamSlug }),
  show: (slug) => ({ team: teams.find((team) => team.slug === slug) ?? null }),
});

/** The owner for product or engineering, chosen among `people` by id. */
export const ownerPart = (side: 'productOwner' | 'engineeringOwner', people: Named[]): Part<string | null> => ({
  field: `${side}Id`,
  read: (item) => item[side]?.id ?? null,
  write: (id) => ({ [`${side}Id`]: id }),
  show: (id) => ({ [side]: people.find((person) => person.id === id) ?? null }),
});

/** The themes of feedback that the item answers, chosen among `themes` by slug. */
export const themesPart = (themes: (Named & { slug: string })[]): Part<string[]> => ({
  field: 'themeSlugs',
  read: (item) => item.themes.map(({ slug }) => slug),
  write: (themeSlugs) => ({ themeSlugs }),
  show: (slugs) => ({ themes: themes.filter(({ slug }) => slugs.includes(slug)) }),
});
