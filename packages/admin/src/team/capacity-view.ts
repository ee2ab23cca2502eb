/** What the address of the capacity says. */
export interface CapacityView {
  /** The id of the period that is looked into. */
  period?: string;
  /** The slug of the team that is looked into. */
  team?: string;
  /** The identifiers of the items that are taken out to see what that would free. */
  without?: string[];
}

/** Reads an address; what it does not know is ignored. */
export function capacityViewOf(search: Record<string, unknown>): CapacityView {
  const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
  const without = Array.isArray(search.without) ? search.without.map(String) : text(search.without)?.split(',');
  return {
    period: text(search.period),
    team: text(search.team),
    without: without && without.length > 0 ? without : undefined,
  };
}
