/** One thing that ties an earlier decision to an ask. */
export interface Tie {
  decisionId: string;
  kind: 'THEME' | 'ITEM_THEME' | 'QUESTION' | 'ITEM' | 'THEME_WORDS';
  /** How people call what ties them: the theme, the item, or the question. */
  name: string;
  /** For ITEM_THEME: the item that answers the theme. */
  through: string | null;
  /** How alike the words are, 0 to 1; 1 where a theme is shared. */
  likeness: number;
}

/** From this likeness on two asks are much the same. */
export const muchAlike = 0.4;

const weights: Record<Tie['kind'], number> = { THEME: 2, ITEM_THEME: 1.5, QUESTION: 1, ITEM: 1, THEME_WORDS: 0.8 };

/** How much the ties between a decision and an ask weigh together: the best of each kind. */
export function weightOf(ties: readonly Tie[]): number {
  const best = new Map<Tie['kind'], number>();
  for (const { kind, likeness } of ties) best.set(kind, Math.max(best.get(kind) ?? 0, likeness * weights[kind]));
  return [...best.values()].reduce((sum, weight) => sum + weight, 0);
}

/** Why a decision bears on an ask, in words: each reason once, the weightiest first. */
export function becauseOf(ties: readonly Tie[]): string[] {
  const sorted = [...ties].sort(
    (one, other) => weightOf([other]) - weightOf([one]) || (one.name < other.name ? -1 : 1),
  );
  return [...new Set(sorted.map(inWords))];
}

function inWords({ kind, name, through }: Tie): string {
  switch (kind) {
    case 'THEME':
      return `It is about the same theme, “${name}”.`;
    case 'ITEM_THEME':
      return `It was about ${through}, which answers the same theme, “${name}”.`;
    case 'QUESTION':
      return `Its question asks much the same: “${name}”`;
    case 'ITEM':
      return `It was about ${name}, which asks much the same.`;
    case 'THEME_WORDS':
      return `It is about the theme “${name}”, of which this speaks too.`;
  }
}
