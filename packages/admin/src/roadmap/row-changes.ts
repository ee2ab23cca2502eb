import type { RoadmapItemUpdateInput } from '../gql/graphql.ts';
import type { ItemRow } from './roadmap-query.ts';

export type Changes = Omit<RoadmapItemUpdateInput, 'id' | 'version'>;

/** A change of one or many items, as it is sent, shown and taken back. */
export interface RowChange {
  /** What it makes of them: `Horizon: Next`. */
  label: string;
  write: (item: ItemRow) => Changes;
  show: (item: ItemRow) => Partial<ItemRow>;
  /** What brings the item back to what it was. */
  back: (item: ItemRow) => Changes;
}

/** The rows as they will be once the change is saved. */
export function patched(rows: readonly ItemRow[], items: readonly ItemRow[], change: RowChange): ItemRow[] {
  const ids = new Set(items.map(({ id }) => id));
  return rows.map((row) => (ids.has(row.id) ? { ...row, ...change.show(row) } : row));
}

interface Named {
  id: string;
  name: string;
}
type NamedTeam = Named & { slug: string };

export const titleChange = (title: string): RowChange => ({
  label: `Title: ${title}`,
  write: () => ({ title }),
  show: () => ({ title }),
  back: (item) => ({ title: item.title }),
});
export const kindChange = (kind: ItemRow['kind'], word: string): RowChange => ({
  label: `Kind: ${word}`,
  write: () => ({ kind }),
  show: () => ({ kind }),
  back: (item) => ({ kind: item.kind }),
});
export const horizonChange = (horizon: ItemRow['horizon'], word: string): RowChange => ({
  label: `Horizon: ${word}`,
  write: () => ({ horizon }),
  show: () => ({ horizon }),
  back: (item) => ({ horizon: item.horizon }),
});
export const teamChange = (team: NamedTeam | null): RowChange => ({
  label: `Team: ${team?.name ?? 'none'}`,
  write: () => ({ teamSlug: team?.slug ?? null }),
  show: () => ({ team }),
  back: (item) => ({ teamSlug: item.team?.slug ?? null }),
});
export const ownerChange = (
  side: 'productOwner' | 'engineeringOwner',
  word: string,
  person: Named | null,
): RowChange => ({
  label: `${word}: ${person?.name ?? 'nobody'}`,
  write: () => ({ [`${side}Id`]: person?.id ?? null }),
  show: () => ({ [side]: person }),
  back: (item) => ({ [`${side}Id`]: item[side]?.id ?? null }),
});
export const targetChange = (target: ItemRow['target']): RowChange => ({
  label: `Target: ${target?.label ?? 'none'}`,
  write: () => ({ target: target && { date: target.date, resolution: target.resolution } }),
  show: () => ({ target }),
  back: (item) => ({ target: item.target && { date: item.target.date, resolution: item.target.resolution } }),
});
/** Adds a label where it is missing; with `off` it takes it away. */
export const labelChange = (label: string, off: boolean): RowChange => {
  const labelsOf = ({ labels }: ItemRow) =>
    off ? labels.filter((other) => other !== label) : [...new Set([...labels, label])];
  return {
    label: `Label ${off ? 'removed' : 'added'}: ${label}`,
    write: (item) => ({ labels: labelsOf(item) }),
    show: (item) => ({ labels: labelsOf(item) }),
    back: (item) => ({ labels: item.labels }),
  };
};
