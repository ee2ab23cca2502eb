import type { CapacityQuery, ItemKind, LoadState, TeamCapacityPartsFragment } from '../gql/graphql.ts';

export type Period = CapacityQuery['periods'][number];
type Share = Period['mix']['planned'][number];

/** Up to where a load can be carried for long, and up to where at all: the settings of the rules. */
export interface LoadLimits {
  sustainable: number;
  full: number;
}

/** The limits as the settings say; those of the rules where they say nothing. */
export function limitsOf(settings: readonly { key: string; value: unknown }[]): LoadLimits {
  const number = (key: string, otherwise: number) => {
    const value = settings.find((setting) => setting.key === key)?.value;
    return typeof value === 'number' ? value : otherwise;
  };
  return { sustainable: number('capacity.sustainableLoad', 0.85), full: number('capacity.fullLoad', 1) };
}

export type Planned = Pick<TeamCapacityPartsFragment, 'available' | 'committed' | 'load' | 'state' | 'allocations'>;

/** What the load of a team would be. */
export interface Load {
  committed: number;
  load: number | null;
  state: LoadState;
  /** The person-weeks that were taken out. */
  freed: number;
}

/** The load of a team without some items; the same as the server says when none of them is its. */
export function loadWithout(capacity: Planned, without: ReadonlySet<string>, limits: LoadLimits): Load {
  const freed = capacity.allocations
    .filter(({ item }) => without.has(item.identifier))
    .reduce((sum, { personWeeks }) => sum + personWeeks, 0);
  const { available, load, state } = capacity;
  if (freed === 0) return { committed: capacity.committed, load, state, freed };
  const committed = Math.max(0, capacity.committed - freed);
  if (load === null && state === 'UNKNOWN') return { committed, load, state, freed };
  if (available <= 0) return { committed, load: null, state: committed > 0 ? 'OVERCOMMITTED' : 'SUSTAINABLE', freed };
  const next = committed / available;
  const nextState = next <= limits.sustainable ? 'SUSTAINABLE' : next <= limits.full ? 'STRETCHED' : 'OVERCOMMITTED';
  return { committed, load: next, state: nextState, freed };
}

/** The planned mix without some items, in shares of what is left. */
export function mixWithout(period: Period, without: ReadonlySet<string>): Share[] {
  const taken = new Map<ItemKind, number>();
  for (const { personWeeks, item } of period.capacities.flatMap(({ allocations }) => allocations)) {
    if (without.has(item.identifier)) taken.set(item.kind, (taken.get(item.kind) ?? 0) + personWeeks);
  }
  if (taken.size === 0) return period.mix.planned;
  const left = period.mix.planned.map(({ kind, personWeeks }) => ({
    kind,
    personWeeks: Math.max(0, personWeeks - (taken.get(kind) ?? 0)),
  }));
  const all = left.reduce((sum, { personWeeks }) => sum + personWeeks, 0);
  return left.map(({ kind, personWeeks }) => ({ kind, personWeeks, share: all > 0 ? personWeeks / all : 0 }));
}

/** The period that today lies in, else the next one, else the last. */
export function presentPeriod<Span extends { start: string; end: string }>(
  periods: readonly Span[],
  today: string,
): Span | undefined {
  return (
    periods.find(({ start, end }) => start <= today && today <= end) ??
    periods.find(({ start }) => start > today) ??
    periods.at(-1)
  );
}
