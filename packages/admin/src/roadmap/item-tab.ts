/** The tabs of an item. */
export const itemTabWords = {
  evidence: 'Evidence',
  slos: 'SLOs',
  talk: 'Concerns and decisions',
  activity: 'Activity',
};
export type ItemTab = keyof typeof itemTabWords;

/** The tab that an address names; nothing for the first, which needs no name. */
export function itemTabOf(value: unknown): ItemTab | undefined {
  return typeof value === 'string' && value in itemTabWords && value !== 'evidence' ? (value as ItemTab) : undefined;
}
